# The dossier report.
