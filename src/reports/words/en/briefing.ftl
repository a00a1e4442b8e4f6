# The briefing report.
