# The words report.
