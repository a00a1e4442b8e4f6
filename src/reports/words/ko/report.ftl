# The report report.
