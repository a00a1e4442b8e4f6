# The network report.
