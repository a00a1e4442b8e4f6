//! Compressed lists: for every number of a range a list of items, all in two arrays.

use std::ops::Range;

/// A size as a 32-bit number: numbers of vertices and places in arrays take four bytes each.
pub(super) fn number(size: usize) -> u32 {
    u32::try_from(size).expect("a network that fits in memory has fewer than four billion participations")
}

/// Lists of items, one for every number from 0 on.
#[derive(Debug)]
pub(super) struct Links<T> {
    /// Where each list begins; one more at the end.
    offsets: Box<[u32]>,
    items: Box<[T]>,
}

impl<T: Copy> Links<T> {
    /// Gathers the items by the number of their list. Items of one list keep their order. `pairs` is walked
    /// twice, first to count and then to place, so that nothing is sorted and no list is grown.
    pub(super) fn gather<I: Iterator<Item = (u32, T)>>(lists: u32, pairs: impl Fn() -> I) -> Self {
        let mut offsets = vec![0_u32; lists as usize + 1];
        let mut filler = None;
        for (list, item) in pairs() {
            offsets[list as usize + 1] += 1;
            filler.get_or_insert(item);
        }
        for list in 0..lists as usize {
            offsets[list + 1] += offsets[list];
        }
        let Some(filler) = filler else {
            return Self {
                offsets: offsets.into(),
                items: Box::default(),
            };
        };
        let mut items = vec![filler; offsets[lists as usize] as usize];
        let mut next = offsets.clone();
        for (list, item) in pairs() {
            let place = &mut next[list as usize];
            items[*place as usize] = item;
            *place += 1;
        }
        Self {
            offsets: offsets.into(),
            items: items.into(),
        }
    }

    /// The items of one list; empty for a number out of range.
    pub(super) fn list(&self, list: u32) -> &[T] {
        &self.items[self.places(list)]
    }

    fn places(&self, list: u32) -> Range<usize> {
        match self.offsets.get(list as usize..list as usize + 2) {
            Some(&[start, end]) => start as usize..end as usize,
            Some(_) | None => 0..0,
        }
    }

    /// How many items there are in all lists.
    pub(super) fn count(&self) -> usize {
        self.items.len()
    }

    /// The memory it takes, in bytes.
    pub(super) fn size_in_bytes(&self) -> usize {
        size_of_val(&*self.offsets) + size_of_val(&*self.items)
    }
}
