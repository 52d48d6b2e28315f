//! The data of a path: read, held to the grid, and written without a needless letter.

/// One command of a path with its numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    command: char,
    numbers: Vec<f64>,
}

/// Whether a number is whole or a half.
pub fn is_on_grid(number: f64) -> bool {
    (number * 2.0).fract() == 0.0
}

/// How many numbers a command takes at a time.
fn arity(command: char) -> Option<usize> {
    match command.to_ascii_lowercase() {
        'z' => Some(0),
        'h' | 'v' => Some(1),
        'm' | 'l' | 't' => Some(2),
        's' | 'q' => Some(4),
        'c' => Some(6),
        'a' => Some(7),
        _ => None,
    }
}

/// Reads the data of a path.
///
/// # Errors
/// What cannot be read, and numbers that are neither whole nor halves.
pub fn read(data: &str) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    let mut rest = separated(data);
    while let Some(command) = rest.chars().next() {
        let arity = arity(command).ok_or_else(|| format!("`{command}` is no command"))?;
        rest = separated(rest.get(1..).unwrap_or_default());
        let mut numbers = Vec::new();
        while let Some((number, after)) = number(rest)? {
            numbers.push(number);
            rest = separated(after);
        }
        let has_sets = if arity == 0 { numbers.is_empty() } else { is_full(&numbers, arity) };
        if !has_sets {
            return Err(format!("`{command}` has {} numbers", numbers.len()));
        }
        steps.push(Step { command, numbers });
    }
    match steps.first() {
        Some(Step { command: 'M', .. }) => Ok(steps),
        _ => Err("does not begin with `M`".to_owned()),
    }
}

fn is_full(numbers: &[f64], arity: usize) -> bool {
    !numbers.is_empty() && numbers.len().is_multiple_of(arity)
}

/// A text without what may stand between numbers and commands.
fn separated(text: &str) -> &str {
    text.trim_start_matches([' ', ',', '\n'])
}

/// The number a text begins with, and what comes after it; none where a command or the end does.
fn number(text: &str) -> Result<Option<(f64, &str)>, String> {
    let is_end = text.chars().next().is_none_or(|letter| letter.is_ascii_alphabetic());
    if is_end {
        return Ok(None);
    }
    let mut has_point = false;
    let end = text.char_indices().find(|(place, letter)| match letter {
        '-' => *place > 0,
        '.' => std::mem::replace(&mut has_point, true),
        letter => !letter.is_ascii_digit(),
    });
    let (number, rest) = text.split_at(end.map_or(text.len(), |(place, _)| place));
    match number.parse() {
        Ok(value) if is_on_grid(value) => Ok(Some((value, rest))),
        Ok(_) => Err(format!("`{number}` is neither whole nor a half")),
        Err(_) => Err(format!("`{text}` is no number")),
    }
}

/// Proves that every line and curve begins and ends inside a box.
///
/// # Errors
/// The first end that does not.
pub fn inside(steps: &[Step], (width, height): (f64, f64)) -> Result<(), String> {
    let mut at = (0.0, 0.0);
    let mut start = at;
    for Step { command, numbers } in steps {
        let kind = command.to_ascii_lowercase();
        for set in numbers.chunks(arity(kind).unwrap_or_default().max(1)) {
            let from = if command.is_ascii_lowercase() { at } else { (0.0, 0.0) };
            at = match (kind, set) {
                ('h', [x]) => (from.0 + x, at.1),
                ('v', [y]) => (at.0, from.1 + y),
                (_, [.., x, y]) => (from.0 + x, from.1 + y),
                _ => at,
            };
            let (x, y) = at;
            if !(0.0..=width).contains(&x) || !(0.0..=height).contains(&y) {
                return Err(format!("{x} {y} is outside"));
            }
        }
        match kind {
            'm' => start = at,
            'z' => at = start,
            _ => {}
        }
    }
    Ok(())
}

/// The data in as few letters as it takes.
pub fn written(steps: &[Step]) -> String {
    let mut out = String::new();
    for Step { command, numbers } in steps {
        out.push(*command);
        let mut had_point = false;
        for (place, number) in numbers.iter().enumerate() {
            let text = number.to_string();
            let text = text.replacen("0.", ".", usize::from(number.abs() < 1.0));
            let is_apart = text.starts_with('-') || (text.starts_with('.') && had_point);
            if place > 0 && !is_apart {
                out.push(' ');
            }
            had_point = text.contains('.');
            out.push_str(&text);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{inside, read, written};

    const BOX: (f64, f64) = (120.0, 90.0);

    #[test]
    fn a_path_is_written_without_a_needless_letter() {
        for (data, short) in [
            ("M 10 84 h 100", "M10 84h100"),
            ("M10,84 l -3.0,-.5 0.5 0.5 z", "M10 84l-3-.5.5.5z"),
            ("M1.5.5-2.5 3", "M1.5.5-2.5 3"),
            ("M0.5 0.5", "M.5.5"),
            ("M5 5a3 3 0 0 1 6 0", "M5 5a3 3 0 0 1 6 0"),
        ] {
            let steps = read(data).unwrap();
            assert_eq!(written(&steps), short);
            assert_eq!(read(short).unwrap(), steps, "{short} says the same");
        }
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for data in
            ["", "10 84", "h10", "M1", "M1 2 3", "M1 2x", "M1 2z3", "M1 2l", "M1.25 2", "M-"]
        {
            assert!(read(data).is_err(), "{data:?}");
        }
    }

    #[test]
    fn every_end_is_followed() {
        let is_inside = |data: &str| inside(&read(data).unwrap(), BOX).is_ok();
        for data in [
            "M0 0h120v90H0z",
            "M60 45l60 45-120-90",
            "M10 10v10h10zl-10-10",
            "M0 0c10 0 10 80 120 90s0 0-1 0q0 0 1 0t0 0a1 1 0 1 1-120-90",
        ] {
            assert!(is_inside(data), "{data}");
        }
        for data in [
            "M0 0h121",
            "M0 0v-1",
            "M121 0",
            "M60 45l60 45 1 0",
            "M60 45l60 45V91",
            "M9 9h9zl-10 0",
            "M0 0a1 1 0 0 0 0 91",
        ] {
            assert!(!is_inside(data), "{data}");
        }
    }
}
