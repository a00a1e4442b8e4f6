# The watch-list report.
