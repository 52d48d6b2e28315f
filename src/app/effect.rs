//! What the state asks the browser for.

/// A request to the browser; `browser` alone carries it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Keep answers and position.
    Save,
    /// Forget what was kept.
    Forget,
    /// Tell the host's page.
    Tell(Happening),
    /// Bring the words of the sources; a source is about to be shown.
    FetchSources,
    /// Move focus to the heading of the new step.
    FocusHeading,
    /// Tell the time from now on, or no more.
    Tick(bool),
}

/// What the host's page is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// An answer changed.
    Change,
    /// The plan was reached.
    Complete,
}
