site-name = Kommunala partnerskap
footer-about = Ett program.
questions = Frågor?
