# Ce que le rapport `contact` dit en plus de `report.ftl`.

contact-event = L’événement
contact-began = Début
contact-format = Modalité
contact-program = Programme
contact-part-of = Fait partie de
contact-nobody = Aucun participant n’est enregistré.
contact-holders = Titulaires des fonctions que les sources ne nomment pas
contact-no-summary = Ce qui a été dit et convenu n’est pas enregistré.
contact-no-promises = Aucun engagement pris à cette occasion n’est enregistré.
contact-accounts = Ce que disent les sources
