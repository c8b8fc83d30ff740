//! The view that template functions ask while a template is being rendered.
//!
//! This is the only ambient state of the program. Tera's functions are `'static` and its own state does not reach
//! into components, so the view cannot be passed along; it is set for exactly the time of one rendering, on the
//! one thread that does it, and whatever stood there before is put back.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use crate::site::View;

use super::cache::Cache;

type Current = (Rc<View>, Arc<Cache>);

thread_local! {
    static CURRENT: RefCell<Option<Current>> = const { RefCell::new(None) };
}

/// Runs `work` with `view` as the current one.
pub fn enter<T>(view: &Rc<View>, cache: &Arc<Cache>, work: impl FnOnce() -> T) -> T {
    struct Restore(Option<Current>);
    impl Drop for Restore {
        fn drop(&mut self) {
            CURRENT.set(self.0.take());
        }
    }
    let _restore = Restore(CURRENT.replace(Some((Rc::clone(view), Arc::clone(cache)))));
    work()
}

/// The view of the rendering that calls this.
pub fn view() -> Rc<View> {
    CURRENT.with_borrow(|current| current.as_ref().map(|(view, _)| Rc::clone(view))).expect(WITHIN)
}

/// What the renderings of this step need not make again.
pub fn cache() -> Arc<Cache> {
    CURRENT.with_borrow(|current| current.as_ref().map(|(_, cache)| Arc::clone(cache))).expect(WITHIN)
}

const WITHIN: &str = "template functions are called only within `enter`";
