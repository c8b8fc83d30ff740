// Owns which file's page this window shows, and goes after it when it gets another address.

const movedKey = 'anslag-moved';

export function makeWhereabouts() {
  /** The file whose page is followed; null where a page shows the text of another one's file. */
  let followed = null;
  /** How far down its page the reader was when it was seen last. */
  let top = 0;
  let isAway = false;

  /** Goes to the new address. What is read there stays where it is in the window. */
  const goTo = (url) => {
    const target = new URL(url, location.href);
    if (target.pathname === location.pathname) return false;
    target.search = location.search;
    target.hash = location.hash;
    keep(target.pathname, top);
    location.replace(target);
    return true;
  };
  return {
    /** An edition is about to be shown: the reader may be on another page after it. */
    note: () => {
      if (followed && document.documentElement.dataset.anslagFile === followed) top = scrollY;
    },
    /** What the program is asked besides. */
    question: () => (followed ? { file: followed } : {}),
    /**
     * What has become of the page: 'moved' when the window is about to go after it, 'draft' or 'gone' when it is not
     * shown any more, null when all is well.
     */
    update: ({ page, was }) => {
      if (was?.url && goTo(was.url)) return 'moved';
      const fate = was?.draft ? 'draft' : was && !page ? 'gone' : null;
      if (!fate) {
        if (isAway && page?.file === followed) scrollTo({ top, behavior: 'instant' });
        followed = page?.file?.startsWith(`content/${page.language}/`) ? page.file : null;
      }
      isAway = fate !== null;
      return fate;
    },
  };
}

/** Whether this window has just gone after its page. Puts the reader where the reader was. */
export function hasMovedHere() {
  const top = recall(location.pathname);
  if (top === null) return false;
  scrollTo({ top, behavior: 'instant' });
  return true;
}

function keep(path, top) {
  try {
    sessionStorage.setItem(`${movedKey} ${path}`, String(top));
  } catch {
    // Without storage the page begins at its top.
  }
}

function recall(path) {
  try {
    const top = sessionStorage.getItem(`${movedKey} ${path}`);
    sessionStorage.removeItem(`${movedKey} ${path}`);
    return top === null ? null : Number(top);
  } catch {
    return null;
  }
}
