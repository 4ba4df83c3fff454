De trein naar ItaliÃ« rijdt â€“ eindelijk â€“ weer op tijd.
In het café naast het station wacht onze Poolse vriend JÃ³zef.
