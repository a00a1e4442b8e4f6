# Lo que dice el informe `contact` además de `report.ftl`.

contact-event = El evento
contact-began = Comenzó a las
contact-format = Modalidad
contact-program = Programa
contact-part-of = Parte de
contact-nobody = No consta que participara nadie.
contact-holders = Titulares de los cargos que las fuentes no nombran
contact-no-summary = No consta lo que se dijo y acordó.
contact-no-promises = No consta ningún compromiso asumido allí.
contact-accounts = Lo que dicen las fuentes
