site-name = Kommunala partnerskap
footer-about = Ett program från ICLD.
questions = Frågor?
