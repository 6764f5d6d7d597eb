//! Putting lists in order. All share one sorting function of the standard library: each kind of item of its own would cost
//! the Wasm module five kilobytes.

/// Puts a list in the order of its items' keys; items with equal keys stay as they stood.
pub fn by<T, K: Into<u64>>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let mut places: Vec<(u64, u32)> = list.iter().map(|item| key(item).into()).zip(0..).collect();
    places.sort_unstable();
    let mut items: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(places.iter().filter_map(|(_, at)| items.get_mut(*at as usize)?.take()));
}

/// A key of two numbers, the first deciding; what does not fit 32 bits counts as the most that does.
pub fn pair(first: usize, second: usize) -> u64 {
    let half = |number| u64::from(u32::try_from(number).unwrap_or(u32::MAX));
    half(first) << 32 | half(second)
}

/// The key of a weight, the lightest first, as [`f32::total_cmp`] has it.
pub fn lightest(weight: f32) -> u32 {
    let bits = weight.to_bits();
    if weight.is_sign_negative() { !bits } else { bits | 1 << 31 }
}

/// The key of a weight, the heaviest first.
pub fn heaviest(weight: f32) -> u32 {
    !lightest(weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_stay_as_they_stood() {
        let mut list = vec!["oak", "fir", "alder", "elm", "ash"];
        by(&mut list, |word| word.len() as u64);
        assert_eq!(list, ["oak", "fir", "elm", "ash", "alder"]);
        by(&mut list, |word| pair(usize::MAX - word.len(), 0));
        assert_eq!(list, ["oak", "fir", "elm", "ash", "alder"]);
    }

    #[test]
    fn weights_are_in_order() {
        let mut list = vec![0.5, -2.0, 3.0, -0.25, 0.0, f32::NEG_INFINITY];
        by(&mut list, |weight| lightest(*weight));
        assert!(list.is_sorted());
        by(&mut list, |weight| heaviest(*weight));
        assert!(list.iter().rev().is_sorted());
    }
}
