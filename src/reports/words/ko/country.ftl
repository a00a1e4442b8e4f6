# The country report.
