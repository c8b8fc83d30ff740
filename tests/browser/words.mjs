// The words that the checks look for, in each language that the sites are written in.
// A language that is missing here is checked for everything but its words.

/** What the tag of a round says in each state. */
export const statusWords = {
  sv: { upcoming: /^kommande/i, open: /^öppen/i, soon: /^stänger snart/i, closed: /^stängd/i },
  en: { upcoming: /^upcoming/i, open: /^open/i, soon: /^closing soon/i, closed: /^closed/i },
};

/** Words that time makes false. They may not stand in the HTML; `alone` only if they are all that an element says. */
export const passingWords = {
  sv: {
    alone: /^(öppen|öppet|öppna|stänger snart|stängd|stängt|kommande|pågående)$/i,
    anywhere: /\d+ (dag|dagar|veckor) kvar|(stänger|öppnar) (om \d|i ?dag|i ?morgon)|(öppen|öppet|stängd|stängt) (just )?nu|nu (öppen|öppet|stängd|stängt)/i,
  },
  en: {
    alone: /^(open|closing soon|closed|upcoming|ongoing)$/i,
    anywhere: /\d+ (day|days|weeks) (left|remaining|to go)|(closes|opens) (in \d|today|tomorrow)|(now|currently) (open|closed)\b|(open|closed) now\b/i,
  },
};

/** Short words that are common in one language and foreign to the others. */
export const commonWords = {
  sv: ['och', 'att', 'det', 'som', 'för', 'är', 'på', 'av', 'till', 'inte', 'ni', 'kan', 'från', 'eller', 'vid'],
  en: ['and', 'the', 'of', 'to', 'is', 'that', 'on', 'with', 'you', 'can', 'from', 'or', 'are', 'not', 'by'],
};
