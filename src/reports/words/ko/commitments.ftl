# The commitments report.
