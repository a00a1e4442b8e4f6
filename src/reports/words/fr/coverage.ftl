# The coverage report.
