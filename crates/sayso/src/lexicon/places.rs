//! Places: countries, capitals, the seats of governments, peoples, cities. Asked by more than one phase.

use super::list;

list!(
    /// Places and peoples.
    places, "places.tsv"
);

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlaceSort {
    /// A country, by one of its names.
    Country,
    /// The capital of one.
    Capital,
    /// A building or quarter that stands for a government.
    Seat,
    /// The name of a people.
    People,
    /// Any other place.
    City,
}

/// Looks a name in lower case, without article, up among the places: what it stands for, and what it is.
pub(crate) fn place(name: &str) -> Option<(&'static str, PlaceSort)> {
    let (country, sort) = places().get(name)?.split_once('\t')?;
    let sort = match sort {
        "country" => PlaceSort::Country,
        "capital" => PlaceSort::Capital,
        "seat" => PlaceSort::Seat,
        "people" => PlaceSort::People,
        _ => PlaceSort::City,
    };
    Some((country, sort))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_in_lower_case_and_read() {
        let rows = places().rows();
        assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (name, row) in rows {
            let sort = row.split('\t').nth(1);
            assert!(place(name).is_some() && *name == name.to_lowercase(), "{name}");
            assert!(matches!(sort, Some("country" | "capital" | "seat" | "people" | "city")), "{name}");
        }
    }
}
