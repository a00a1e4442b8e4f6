# What the report `contact` says beyond `report.ftl`.

contact-event = The event
contact-began = Began at
contact-format = How
contact-program = Program
contact-part-of = Part of
contact-nobody = Nobody is recorded as having taken part.
contact-holders = Holders of positions that the sources leave unnamed
contact-no-summary = What was said and agreed is not recorded.
contact-no-promises = No promise made there is recorded.
contact-accounts = What the sources say
