### Det som bara finns i ICLD:s tema. Sidhuvud och sidfot läser webbplatsens egna site-owner-short och footer-about.

## Kartorna

# Beskriver världskartan för den som inte ser den. $clusters: klustrens namn
map-world-label = Världskarta där programmets samarbetsländer är markerade: { $clusters }, samt de länder där samarbeten fortsätter.
# Kartan är en bild; vilka länder som ingår står i listan bredvid. $cluster: klustrets namn
map-cluster-label = Karta över klustret { $cluster }
