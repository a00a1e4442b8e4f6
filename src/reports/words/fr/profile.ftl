# The profile report.
