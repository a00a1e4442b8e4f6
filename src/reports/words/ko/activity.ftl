# The activity report.
