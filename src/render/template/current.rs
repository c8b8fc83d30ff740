//! The view that template functions ask while a template is being rendered.
//!
//! This is the only ambient state of the program. Tera's functions are `'static` and its own state does not reach
//! into components, so the view cannot be passed along; it is set for exactly the time of one rendering, on the
//! one thread that does it, and whatever stood there before is put back.

use std::cell::RefCell;
use std::rc::Rc;

use crate::site::View;

thread_local! {
    static CURRENT: RefCell<Option<Rc<View>>> = const { RefCell::new(None) };
}

/// Runs `work` with `view` as the current one.
pub fn enter<T>(view: &Rc<View>, work: impl FnOnce() -> T) -> T {
    struct Restore(Option<Rc<View>>);
    impl Drop for Restore {
        fn drop(&mut self) {
            CURRENT.set(self.0.take());
        }
    }
    let _restore = Restore(CURRENT.replace(Some(Rc::clone(view))));
    work()
}

/// The view of the rendering that calls this.
pub fn view() -> Rc<View> {
    CURRENT.with_borrow(Clone::clone).expect("template functions are called only within `enter`")
}
