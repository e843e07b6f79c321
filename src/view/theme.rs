//! In: light or dark. Out: the colours and patterns of everything in a scene.
//!
//! No state is told apart by colour alone: each has its own pattern too. Text has a contrast of at least
//! 4.5 : 1 with what it stands on, which the tests check.

use super::scene::{Ink, StateClass};

/// The fonts of all text in a picture, as in CSS.
pub const FONT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// As CSS has it: `#1a7f4b`.
    #[must_use]
    pub fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// The contrast with another colour as WCAG defines it, from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

/// The size of the tile that a pattern repeats, in pixels.
pub const TILE: f64 = 8.0;

/// What is drawn over the ground of a span, tile by tile, in [`Look::pattern_ink`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Nothing.
    Solid,
    /// Two dots of radius 1.1 in a tile, at (2, 2) and (6, 6).
    Dots,
    /// Lines of 1.2 px from the lower left to the upper right.
    Hatch,
    /// Lines of 2.6 px from the upper left to the lower right.
    BoldHatch,
    /// Upright lines of 1.4 px, two in a tile.
    Bars,
    /// Level lines of 1.2 px, two in a tile.
    Rows,
}

impl Pattern {
    /// The lines of one tile: from (x, y) to (x, y), and their width. They may leave the tile, which clips
    /// them, so that they join those of the neighbouring tiles. Empty for `Solid` and `Dots`.
    #[must_use]
    pub fn lines(self) -> (&'static [[f64; 4]], f64) {
        match self {
            Self::Solid | Self::Dots => (&[], 0.0),
            Self::Hatch => (&[[-2.0, 2.0, 2.0, -2.0], [-2.0, 10.0, 10.0, -2.0], [6.0, 10.0, 10.0, 6.0]], 1.2),
            Self::BoldHatch => {
                (&[[-2.0, 6.0, 2.0, 10.0], [-2.0, -2.0, 10.0, 10.0], [6.0, -2.0, 10.0, 2.0]], 2.6)
            }
            Self::Rows => (&[[0.0, 2.0, 8.0, 2.0], [0.0, 6.0, 8.0, 6.0]], 1.2),
            Self::Bars => (&[[2.0, 0.0, 2.0, 8.0], [6.0, 0.0, 6.0, 8.0]], 1.4),
        }
    }

    /// The dots of one tile: x, y and radius.
    #[must_use]
    pub fn dots(self) -> &'static [[f64; 3]] {
        if self == Self::Dots { &[[2.0, 2.0, 1.1], [6.0, 6.0, 1.1]] } else { &[] }
    }
}

/// How the spans of one class are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The ground.
    pub ground: Rgb,
    /// The pattern on it.
    pub pattern: Pattern,
    /// The pattern's colour.
    pub pattern_ink: Rgb,
    /// Text on it (with a halo of the ground's colour where there is a pattern).
    pub text: Rgb,
}

/// Colours for light or dark surroundings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    background: Rgb,
    surface: Rgb,
    text: Rgb,
    muted: Rgb,
    grid_major: Rgb,
    grid_minor: Rgb,
    whisker: Rgb,
    playhead: Rgb,
    arrow: Rgb,
    selection: Rgb,
    hover: Rgb,
    area: Rgb,
    output: Rgb,
    response: Rgb,
    mark: Rgb,
    looks: [Look; 8],
}

impl Theme {
    /// The theme for a dark or a light ground.
    #[must_use]
    pub fn of(dark: bool) -> &'static Self {
        if dark { &DARK } else { &LIGHT }
    }

    /// The colour of a role.
    #[must_use]
    pub fn color(&self, ink: Ink) -> Rgb {
        match ink {
            Ink::Background => self.background,
            Ink::Surface => self.surface,
            Ink::Text => self.text,
            Ink::Muted => self.muted,
            Ink::GridMajor => self.grid_major,
            Ink::GridMinor => self.grid_minor,
            Ink::Whisker => self.whisker,
            Ink::Playhead => self.playhead,
            Ink::Arrow => self.arrow,
            Ink::Selection => self.selection,
            Ink::Hover => self.hover,
            Ink::Area => self.area,
            Ink::Output => self.output,
            Ink::Response => self.response,
            Ink::Mark => self.mark,
            Ink::State(class) => self.look(class).ground,
            Ink::OnState(class) => self.look(class).text,
        }
    }

    /// How the spans of a class are drawn.
    #[must_use]
    pub fn look(&self, class: StateClass) -> &Look {
        &self.looks[class as usize]
    }
}

const fn rgb(hex: u32) -> Rgb {
    Rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn look(ground: u32, pattern: Pattern, pattern_ink: u32, text: u32) -> Look {
    Look { ground: rgb(ground), pattern, pattern_ink: rgb(pattern_ink), text: rgb(text) }
}

static LIGHT: Theme = Theme {
    background: rgb(0xff_ff_ff),
    surface: rgb(0xf4_f6_f8),
    text: rgb(0x1b_22_2b),
    muted: rgb(0x58_64_72),
    grid_major: rgb(0xdc_e1_e7),
    grid_minor: rgb(0xef_f2_f5),
    whisker: rgb(0xb4_bd_c8),
    playhead: rgb(0x1d_5f_d1),
    arrow: rgb(0x5b_3f_b0),
    selection: rgb(0x1d_5f_d1),
    hover: rgb(0xf0_f5_ff),
    area: rgb(0xdd_e9_fd),
    output: rgb(0x2b_35_41),
    response: rgb(0x1d_5f_d1),
    mark: rgb(0x8a_2b_57),
    looks: [
        look(0x17_7a_4c, Pattern::Solid, 0x17_7a_4c, 0xff_ff_ff),
        look(0xc3_e0_4f, Pattern::Dots, 0x6d_8c_12, 0x22_2d_00),
        look(0xf6_d8_6b, Pattern::Bars, 0xc8_99_1b, 0x3a_29_00),
        look(0xbf_e0_f5, Pattern::Rows, 0x7d_b7_dd, 0x0d_34_4d),
        look(0xe9_ee_f4, Pattern::Hatch, 0xc2_cd_da, 0x39_46_55),
        look(0xc7_3a_12, Pattern::BoldHatch, 0xa1_27_06, 0xff_ff_ff),
        look(0xf6_f8_fa, Pattern::Solid, 0xf6_f8_fa, 0x4d_59_66),
        look(0x66_71_7e, Pattern::Solid, 0x66_71_7e, 0xff_ff_ff),
    ],
};

static DARK: Theme = Theme {
    background: rgb(0x12_16_1c),
    surface: rgb(0x1a_20_28),
    text: rgb(0xe6_eb_f1),
    muted: rgb(0x9c_a8_b6),
    grid_major: rgb(0x2b_34_3f),
    grid_minor: rgb(0x1c_23_2b),
    whisker: rgb(0x4b_57_65),
    playhead: rgb(0x6f_a8_ff),
    arrow: rgb(0xb9_a3_ff),
    selection: rgb(0x6f_a8_ff),
    hover: rgb(0x18_21_30),
    area: rgb(0x1e_2d_47),
    output: rgb(0xd5_dd_e6),
    response: rgb(0x6f_a8_ff),
    mark: rgb(0xf0_8a_b8),
    looks: [
        look(0x35_b0_74, Pattern::Solid, 0x35_b0_74, 0x04_1c_0f),
        look(0x4d_5c_12, Pattern::Dots, 0xa9_c7_3a, 0xf1_f8_d0),
        look(0x57_45_0e, Pattern::Bars, 0xb8_92_22, 0xfd_f1_cc),
        look(0x17_3d_57, Pattern::Rows, 0x34_75_a0, 0xd8_ec_fa),
        look(0x26_2f_3a, Pattern::Hatch, 0x3c_49_58, 0xc9_d3_de),
        look(0xff_70_42, Pattern::BoldHatch, 0xd2_4a_1d, 0x2a_0a_00),
        look(0x1a_20_28, Pattern::Solid, 0x1a_20_28, 0xa9_b4_c1),
        look(0x7c_89_98, Pattern::Solid, 0x7c_89_98, 0x0b_0f_14),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_readable() {
        for theme in [&LIGHT, &DARK] {
            for class in StateClass::ALL {
                let look = theme.look(class);
                assert!(look.text.contrast(look.ground) >= 4.5, "{class:?} {}", look.ground.css());
            }
            for ground in [Ink::Background, Ink::Surface, Ink::Hover] {
                for ink in [Ink::Text, Ink::Muted, Ink::Playhead, Ink::Response, Ink::Mark] {
                    let contrast = theme.color(ink).contrast(theme.color(ground));
                    assert!(contrast >= 4.5, "{ink:?} on {ground:?}: {contrast}");
                }
            }
        }
    }

    #[test]
    fn states_differ_in_more_than_hue() {
        for theme in [&LIGHT, &DARK] {
            let mut patterns: Vec<_> = StateClass::ALL[..6].iter().map(|c| theme.look(*c).pattern).collect();
            let all = patterns.len();
            patterns.sort_unstable_by_key(|pattern| *pattern as u8);
            patterns.dedup();
            assert_eq!(patterns.len(), all);
        }
    }

    #[test]
    fn the_index_of_a_class_is_its_place() {
        for (index, class) in StateClass::ALL.into_iter().enumerate() {
            assert_eq!(class as usize, index);
        }
    }

    #[test]
    fn black_on_white_is_21() {
        assert!((Rgb(0, 0, 0).contrast(Rgb(255, 255, 255)) - 21.0).abs() < 1e-9);
        assert_eq!(Rgb(1, 171, 16).css(), "#01ab10");
    }
}
