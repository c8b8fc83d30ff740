# Webbplatsens namn: i sidhuvudet och i titeln på varje sida.
site-name = Anslags guide
