// Owns what two pages lack of each other: which blocks are to be marked, and in which order one goes through those that
// have not been followed. Knows the answer of the program, and nothing of the pages themselves.

/** What cannot be told: no pages, or none that is the translation of the other. */
export const nothing = { pairs: [], behind: [], missing: [], orphaned: [], behind_side: null, alone: { left: [], right: [] } };

/** The blocks to mark, for each side, by kind of mark. */
export function marksOf({ behind, missing, orphaned, behind_side: side, alone }) {
  const marksAt = (own) => {
    const isTranslation = own === side;
    const special = isTranslation ? { behind, orphaned } : { missing: side ? missing : [] };
    const said = new Set(Object.values(special).flat());
    return { ...special, alone: alone[own].filter((block) => !said.has(block)) };
  };
  return [marksAt('left'), marksAt('right')];
}

/**
 * The places that have not been followed, from the top of the translation to its end: `{ side, block, kind }`, where
 * `side` is 0 or 1. A block that the translation lacks comes where it belongs in it. Null if that cannot be told.
 */
export function placesOf({ pairs, behind, missing, orphaned, behind_side: side }) {
  if (!side) return null;
  const translation = side === 'left' ? 0 : 1;
  const source = 1 - translation;
  const placeIn = (block) => {
    const before = pairs.filter((pair) => pair[source] < block).sort((one, other) => other[source] - one[source])[0];
    return before ? before[translation] + 0.5 : -0.5;
  };
  const places = [
    ...behind.map((block) => ({ side: translation, block, kind: 'behind', at: block })),
    ...orphaned.map((block) => ({ side: translation, block, kind: 'orphaned', at: block })),
    ...missing.map((block) => ({ side: source, block, kind: 'missing', at: placeIn(block) })),
  ];
  return places.sort((one, other) => one.at - other.at || one.block - other.block).map(({ at, ...place }) => place);
}
