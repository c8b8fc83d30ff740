### Det som bara finns i ICLD:s tema. Sidhuvud och sidfot läser webbplatsens egna site-owner-short och footer-about.

## Kartorna

# Beskriver världskartan för den som inte ser den. $clusters: klustrens namn
map-world-label = Världskarta där programmets samarbetsländer är markerade: { $clusters }, samt de länder där samarbeten fortsätter.
# $cluster: klustrets namn. $countries: ländernas namn
map-cluster-label = Karta över { $cluster } där { $countries } är markerade.
