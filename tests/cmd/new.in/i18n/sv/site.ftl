site-name = Partnerskap
