# The contact report.
