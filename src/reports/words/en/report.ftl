# What all reports share.

## The reports

report-title-briefing = Briefing
report-about-briefing = Whom one is about to meet, what was said the last times, and what is still promised.
