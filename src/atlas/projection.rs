//! From the globe to paper: the Equal Earth projection, in which countries have the sizes that they have
//! (Šavrič, Patterson and Jenny, 2018).

use std::f64::consts::FRAC_1_SQRT_2;

/// A place on the globe.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Place {
    /// In radians, as is `lat`.
    lon: f64,
    lat: f64,
    /// How far a radian of longitude is here, on paper.
    breadth: f64,
    /// How far from the equator this is, on paper.
    height: f64,
}

/// A point on paper; `y` runs down.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// A way to lay the globe on paper, for the unit sphere.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Projection {
    /// The longitude, in radians, that runs straight up.
    middle: f64,
    /// How much wider than in the projection of the whole world, and so much lower.
    stretch: f64,
}

impl Place {
    /// From degrees.
    pub fn new(lon: f64, lat: f64) -> Place {
        const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
        let lat = lat.clamp(-90.0, 90.0).to_radians();
        let theta = (3.0_f64.sqrt() / 2.0 * lat.sin()).asin();
        let square = theta * theta;
        let sixth = square * square * square;
        let slope = A[0] + 3.0 * A[1] * square + sixth * (7.0 * A[2] + 9.0 * A[3] * square);
        Place {
            lon: lon.to_radians(),
            lat,
            breadth: 2.0 * 3.0_f64.sqrt() * theta.cos() / (3.0 * slope),
            height: theta * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square)),
        }
    }

    /// In degrees.
    pub fn lon(&self) -> f64 {
        self.lon.to_degrees()
    }

    /// In degrees.
    pub fn lat(&self) -> f64 {
        self.lat.to_degrees()
    }
}

impl Projection {
    /// The whole world with this longitude, in degrees, in the middle.
    pub fn world(middle: f64) -> Projection {
        Projection { middle: middle.to_radians(), stretch: 1.0 }
    }

    /// A part of the world around a place, where shapes are true. Sizes stay true everywhere.
    pub fn around(place: Place) -> Projection {
        // Towards the poles both are nothing; there a shape may be as wide as it likes.
        let stretch = (place.lat.cos().max(FRAC_1_SQRT_2 / 100.0) / place.breadth).clamp(0.01, 10.0);
        Projection { middle: place.lon, stretch }
    }

    pub fn put(&self, place: &Place) -> Point {
        Point { x: (place.lon - self.middle) * place.breadth * self.stretch, y: -place.height / self.stretch }
    }
}
