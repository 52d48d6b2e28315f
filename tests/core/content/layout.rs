//! The rows that are in the wasm are those the compiler read from the content.

use gait_check::content::CATALOG;
use gait_check::content::layout::{Packed, Writer, unpack};
use gait_check::domain::{
    Catalog, ChoiceId, Condition, Fact, FlagId, GroupId, ItemId, LocationId, Reply, Rules, Text,
};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::arbitrary::config;
use crate::support::compiled;

#[test]
fn every_field_of_every_row_is_read_as_it_was_written() {
    let written = format!("{:#?}", compiled().catalog);
    let read = format!("{:#?}", *CATALOG);
    for (line, (written, read)) in written.lines().zip(read.lines()).enumerate() {
        assert_eq!(written, read, "line {} of the rows", line + 1);
    }
    assert_eq!(written.lines().count(), read.lines().count());
}

const PARTS: [Condition; 12] = [
    Condition::Always,
    Condition::Answer(ItemId(0), &[]),
    Condition::Answer(ItemId(255), &[ChoiceId(0), ChoiceId(255)]),
    Condition::Concern(ItemId(7), 3),
    Condition::At(LocationId(2)),
    Condition::In(GroupId(9)),
    Condition::Flag(FlagId(4), Reply::Yes),
    Condition::Flag(FlagId(4), Reply::NotSure),
    Condition::Is(Fact::Located),
    Condition::Is(Fact::Stop),
    Condition::All(&[Condition::At(LocationId(1)), Condition::Any(&[])]),
    Condition::Not(&Condition::Not(&Condition::Any(&[Condition::Always]))),
];

#[test]
fn a_condition_of_any_kind_is_read_as_it_was_written() {
    let rules = Rules { pain: Condition::All(&PARTS), ..Catalog::BLANK.rules };
    let mut writer = Writer::new(Text(0));
    Catalog { rules, ..Catalog::BLANK }.pack(&mut writer);
    let read = unpack("", &writer.bytes, Text(0));
    assert_eq!(read.rules.pain, rules.pain);
}

#[test]
fn what_is_missing_makes_an_empty_catalog() {
    let nothing = unpack("", &[], Text(0));
    assert_eq!(format!("{nothing:?}"), format!("{:?}", Catalog::BLANK));
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_and_ids_can_be_read(
        ids in "[a-zå\n-]{0,80}", bytes in vec(any::<u8>(), 0..400), first in any::<u16>(),
    ) {
        let _ = unpack(ids.leak(), &bytes, Text(first));
    }
}
