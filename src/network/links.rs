//! Compressed lists and tables: for every vertex of a range a list of items, all in two arrays, or one item. They are
//! shared by all versions of a network; each version keeps beside them what has been replaced since they were made.

use std::{ops::Range, sync::Arc};

use rustc_hash::FxBuildHasher;

use super::vertices::{Slots, Vertex};

/// What has been replaced: a version of it costs nothing to make, and shares all that it does not change.
pub(super) type Replaced<K, V> =
    imbl::GenericHashMap<K, V, FxBuildHasher, imbl::shared_ptr::DefaultSharedPtr>;

/// A size as a 32-bit number: numbers of vertices and places in arrays take four bytes each.
pub(super) fn number(size: usize) -> u32 {
    u32::try_from(size).expect("a network that fits in memory has fewer than four billion participations")
}

/// Lists of items, one for every number from 0 on.
#[derive(Debug)]
struct Links<T> {
    /// Where each list begins; one more at the end.
    offsets: Box<[u32]>,
    items: Box<[T]>,
}

impl<T: Copy> Links<T> {
    /// Gathers the items by the number of their list. Items of one list keep their order. `pairs` is walked
    /// twice, first to count and then to place, so that nothing is sorted and no list is grown.
    fn gather<I: Iterator<Item = (u32, T)>>(lists: u32, pairs: impl Fn() -> I) -> Self {
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
    fn list(&self, list: u32) -> &[T] {
        &self.items[self.places(list)]
    }

    fn places(&self, list: u32) -> Range<usize> {
        match self.offsets.get(list as usize..list as usize + 2) {
            Some(&[start, end]) => start as usize..end as usize,
            Some(_) | None => 0..0,
        }
    }
}

/// A copy of a list with room for a few more items.
pub(super) fn with_room<T: Copy>(list: &[T]) -> Vec<T> {
    let mut copy = Vec::with_capacity(list.len() + 4);
    copy.extend_from_slice(list);
    copy
}

/// Lists of items, one for every vertex of a range.
#[derive(Clone, Debug)]
pub(super) struct Lists<T> {
    slots: Slots,
    base: Arc<Links<T>>,
    replaced: Replaced<Vertex, Arc<Vec<T>>>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            slots: Slots::default(),
            base: Arc::new(Links {
                offsets: Box::default(),
                items: Box::default(),
            }),
            replaced: Replaced::default(),
        }
    }
}

impl<T: Copy> Lists<T> {
    /// Gathers the items by the vertex of their list, which must be numbered within the slots. Items of one list keep
    /// their order. `pairs` is walked twice, first to count and then to place, so that nothing is sorted and no list is
    /// grown.
    pub(super) fn gather<I: Iterator<Item = (Vertex, T)>>(slots: Slots, pairs: impl Fn() -> I) -> Self {
        let base = Links::gather(slots.len(), || {
            pairs().filter_map(|(vertex, item)| Some((slots.place(vertex)?, item)))
        });
        Self {
            slots,
            base: Arc::new(base),
            replaced: Replaced::default(),
        }
    }

    /// The items of one list; empty for a vertex that has none.
    pub(super) fn list(&self, vertex: Vertex) -> &[T] {
        if !self.replaced.is_empty()
            && let Some(list) = self.replaced.get(&vertex)
        {
            return list;
        }
        self.slots
            .place(vertex)
            .map_or(&[], |place| self.base.list(place))
    }

    /// Puts another list in the place of one.
    pub(super) fn replace(&mut self, vertex: Vertex, list: Vec<T>) {
        self.replaced.insert(vertex, Arc::new(list));
    }

    /// How many lists were replaced.
    pub(super) fn replaced(&self) -> usize {
        self.replaced.len()
    }

    /// How many items there were in all lists, before any was replaced.
    pub(super) fn count(&self) -> usize {
        self.base.items.len()
    }

    /// The memory it takes, in bytes.
    pub(super) fn size_in_bytes(&self) -> usize {
        let replaced = self
            .replaced
            .values()
            .map(|list| size_of_val(&***list) + OVERHEAD);
        size_of_val(&*self.base.offsets) + size_of_val(&*self.base.items) + replaced.sum::<usize>()
    }
}

/// What a replaced list takes besides its items: the entry and the counts of who shares it.
const OVERHEAD: usize = 40;

/// One item for each vertex of a range.
#[derive(Clone, Debug)]
pub(super) struct Table<T> {
    slots: Slots,
    base: Arc<[Option<T>]>,
    /// `None` for what is no more.
    replaced: Replaced<Vertex, Option<T>>,
}

impl<T: Clone> Table<T> {
    /// Takes the items of vertices, which must be numbered within the slots.
    pub(super) fn new(slots: Slots, items: impl Iterator<Item = (Vertex, T)>) -> Self {
        let mut base = vec![None; slots.len() as usize];
        for (vertex, item) in items {
            if let Some(place) = slots.place(vertex) {
                base[place as usize] = Some(item);
            }
        }
        Self {
            slots,
            base: base.into(),
            replaced: Replaced::default(),
        }
    }

    /// The item of a vertex; `None` for one that has none.
    pub(super) fn get(&self, vertex: Vertex) -> Option<&T> {
        if !self.replaced.is_empty()
            && let Some(item) = self.replaced.get(&vertex)
        {
            return item.as_ref();
        }
        self.base.get(self.slots.place(vertex)? as usize)?.as_ref()
    }

    /// Gives a vertex another item, or none.
    pub(super) fn replace(&mut self, vertex: Vertex, item: Option<T>) {
        self.replaced.insert(vertex, item);
    }

    /// How many items were replaced.
    pub(super) fn replaced(&self) -> usize {
        self.replaced.len()
    }

    /// All items that there were before any was replaced, each with its place.
    pub(super) fn built(&self) -> impl Iterator<Item = (usize, &T)> {
        let items = self.base.iter().enumerate();
        items.filter_map(|(place, item)| Some((place, item.as_ref()?)))
    }

    /// The place of an item that was not replaced.
    pub(super) fn built_place(&self, vertex: Vertex) -> Option<usize> {
        if !self.replaced.is_empty() && self.replaced.contains_key(&vertex) {
            return None;
        }
        self.slots.place(vertex).map(|place| place as usize)
    }

    /// How many places there are for items.
    pub(super) fn len(&self) -> usize {
        self.base.len()
    }

    /// The memory it takes, in bytes.
    pub(super) fn size_in_bytes(&self) -> usize {
        size_of_val(&*self.base) + self.replaced.len() * size_of::<(Vertex, Option<T>)>()
    }
}
