//! Handles into the catalog's tables.
//!
//! A handle is an index made by the content compiler, so it always fits the catalog it was
//! made for; looking it up in another catalog yields `None`, never a panic.

macro_rules! handles {
    ($($(#[$doc:meta])* $name:ident($inner:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $inner);

        impl $name {
            /// Place in its table.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The handle of the `index`-th row; tables never outgrow their handle.
            #[must_use]
            #[allow(clippy::cast_possible_truncation, reason = "the content compiler refuses longer tables")]
            pub const fn at(index: usize) -> Self {
                Self(index as $inner)
            }
        }
    )*};
}

handles! {
    /// An area of the checklist.
    AreaId(u8);
    /// One thing to look at.
    ItemId(u8);
    /// An option of an item, counted within the item.
    ChoiceId(u8);
    /// A tailored action.
    TipId(u8);
    /// A red flag.
    FlagId(u8);
    /// A special group.
    GroupId(u8);
    /// A drill.
    DrillId(u8);
    /// A place where it hurts.
    LocationId(u8);
    /// A source.
    ReferenceId(u8);
    /// A stage of the return to running.
    StageId(u8);
    /// A sentence in the text packs.
    Text(u16);
}
