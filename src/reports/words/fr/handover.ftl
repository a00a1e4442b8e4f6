# The handover report.
