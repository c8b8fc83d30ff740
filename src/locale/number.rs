//! Numbers. Owns rounding and the guards against values that cannot be written.

use fixed_decimal::{Decimal, Sign, SignedRoundingMode, UnsignedRoundingMode};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale::Locale;

/// More decimals than a double has are noise.
const MOST_DECIMALS: u8 = 15;
/// What `Intl.NumberFormat` and Fluent keep when nobody says how many.
const USUAL_DECIMALS: u8 = 3;

pub(super) struct Numbers {
    formatter: DecimalFormatter,
}

impl Numbers {
    pub(super) fn load(locale: &Locale) -> Option<Self> {
        let formatter = DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).ok()?;
        Some(Numbers { formatter })
    }

    pub(super) fn format(&self, value: f64, min_fraction: Option<u8>, max_fraction: Option<u8>) -> String {
        if value.is_nan() {
            return "NaN".to_owned();
        }
        if value.is_infinite() {
            return if value > 0.0 { "∞" } else { "−∞" }.to_owned();
        }
        // `Display` of a finite double is always plain digits, never an exponent.
        let plain = value.to_string();
        let Ok(mut decimal) = plain.parse::<Decimal>() else { return plain };

        let least = min_fraction.unwrap_or(0).min(MOST_DECIMALS);
        let most = max_fraction.unwrap_or(USUAL_DECIMALS.max(least)).min(MOST_DECIMALS).max(least);
        let half_away_from_zero = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);
        decimal.round_with_mode(-i16::from(most), half_away_from_zero);
        decimal.absolute.trim_end();
        decimal.absolute.pad_end(-i16::from(least));
        if decimal.absolute.is_zero() {
            decimal.set_sign(Sign::None);
        }
        self.formatter.format(&decimal).to_string()
    }
}
