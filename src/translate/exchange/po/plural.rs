//! `Plural-Forms`: which form of a translation is for which number, as an expression of C.

use std::collections::BTreeMap;

use crate::i18n::Plurals;

/// The rules of the header: how many forms there are, and which is for a number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rule {
    pub forms: usize,
    expression: Expression,
}

/// Rules that languages have, the most frequent first.
const RULES: [&str; 16] = [
    "nplurals=2; plural=(n != 1);",
    "nplurals=1; plural=0;",
    "nplurals=2; plural=(n > 1);",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>=1 && n%100<=19) ? 1 : 2);",
    "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
    "nplurals=2; plural=(n%10==1 && n%100!=11 ? 0 : 1);",
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n>2 && n<7 ? 2 : n>6 && n<11 ? 3 : 4);",
    "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
    "nplurals=4; plural=(n==1 ? 0 : n==2 ? 1 : n!=0 && n%10==0 ? 2 : 3);",
    "nplurals=4; plural=(n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : n>2 && n<20 ? 2 : 3);",
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);",
];

/// Fluent's own tables are wrong for some higher numbers in Arabic, Latvian and Lithuanian: rule and language agree if they do
/// up to one of these, the highest that can be.
const LIMITS: [f64; 3] = [f64::INFINITY, 102.0, 20.0];

/// The rule that a language follows, as a header has it; `None`: it has none of those that are known.
pub fn header(plurals: &Plurals) -> Option<&'static str> {
    let agrees = |text: &str, highest: f64| {
        Rule::read(text).is_some_and(|rule| rule.agree(plurals, highest).is_some())
    };
    LIMITS.into_iter().find_map(|highest| RULES.into_iter().find(|text| agrees(text, highest)))
}

impl Rule {
    /// Reads `nplurals=2; plural=(n != 1);`.
    pub fn read(text: &str) -> Option<Rule> {
        let value = |key: &str| {
            text.split(';').find_map(|part| part.trim().strip_prefix(key)?.trim_start().strip_prefix('='))
        };
        let forms = value("nplurals")?.trim().parse().ok().filter(|forms| (1..=10).contains(forms))?;
        let mut parser = Parser { rest: value("plural")?.trim(), depth: 0 };
        let expression = parser.expression(0)?;
        parser.rest.trim().is_empty().then_some(Rule { forms, expression })
    }

    /// Which form is for a number.
    pub fn form(&self, number: u64) -> Option<usize> {
        usize::try_from(self.expression.value(number)?).ok().filter(|form| *form < self.forms)
    }

    /// What the language calls each form; `None`: the rule is not that of the language.
    pub fn names(&self, plurals: &Plurals) -> Option<Vec<&'static str>> {
        LIMITS.into_iter().find_map(|highest| self.agree(plurals, highest))
    }

    /// The names, if rule and language agree on all numbers up to the highest.
    fn agree(&self, plurals: &Plurals, highest: f64) -> Option<Vec<&'static str>> {
        let mut names: BTreeMap<usize, &'static str> = BTreeMap::new();
        for (number, name) in plurals.counted().filter(|(number, _)| *number <= highest) {
            let form = self.form(number as u64)?;
            if *names.entry(form).or_insert(name) != name {
                return None;
            }
        }
        let names: Vec<&'static str> = names.into_values().collect();
        let mut single = names.clone();
        single.sort_unstable();
        single.dedup();
        (names.len() == self.forms && single.len() == names.len()).then_some(names)
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Expression {
    N,
    Number(u64),
    Not(Box<Expression>),
    Two(&'static str, Box<Expression>, Box<Expression>),
    Choice(Box<[Expression; 3]>),
}

impl Expression {
    /// `None`: it divides by zero, or grows without end.
    fn value(&self, n: u64) -> Option<u64> {
        Some(match self {
            Expression::N => n,
            Expression::Number(number) => *number,
            Expression::Not(inner) => u64::from(inner.value(n)? == 0),
            Expression::Choice(parts) => {
                let [condition, then, otherwise] = &**parts;
                if condition.value(n)? != 0 { then.value(n)? } else { otherwise.value(n)? }
            }
            Expression::Two(operator, left, right) => {
                let (left, right) = (left.value(n)?, right.value(n)?);
                match *operator {
                    "||" => u64::from(left != 0 || right != 0),
                    "&&" => u64::from(left != 0 && right != 0),
                    "==" => u64::from(left == right),
                    "!=" => u64::from(left != right),
                    "<=" => u64::from(left <= right),
                    ">=" => u64::from(left >= right),
                    "<" => u64::from(left < right),
                    ">" => u64::from(left > right),
                    "+" => left.checked_add(right)?,
                    "-" => left.checked_sub(right)?,
                    "*" => left.checked_mul(right)?,
                    "/" => left.checked_div(right)?,
                    _ => left.checked_rem(right)?,
                }
            }
        })
    }
}

/// The operators by how tightly they bind, the loosest first.
const LEVELS: [&[&str]; 6] =
    [&["||"], &["&&"], &["==", "!="], &["<=", ">=", "<", ">"], &["+", "-"], &["*", "/", "%"]];

/// Nobody writes a deeper one; who does wants to see the program fall.
const DEEPEST: usize = 40;

struct Parser<'t> {
    rest: &'t str,
    depth: usize,
}

impl Parser<'_> {
    fn expression(&mut self, level: usize) -> Option<Expression> {
        let Some(operators) = LEVELS.get(level) else { return self.operand() };
        let mut left = self.expression(level + 1)?;
        while let Some(operator) = operators.iter().find(|operator| self.eat(operator)) {
            let right = self.expression(level + 1)?;
            left = Expression::Two(operator, Box::new(left), Box::new(right));
        }
        if level == 0 && self.eat("?") {
            self.deeper()?;
            let then = self.expression(0)?;
            let otherwise = if self.eat(":") { self.expression(0)? } else { return None };
            self.depth -= 1;
            left = Expression::Choice(Box::new([left, then, otherwise]));
        }
        Some(left)
    }

    fn operand(&mut self) -> Option<Expression> {
        self.deeper()?;
        let operand = if self.eat("(") {
            let inner = self.expression(0)?;
            self.eat(")").then_some(inner)?
        } else if self.eat("!") {
            Expression::Not(Box::new(self.operand()?))
        } else if self.eat("n") {
            Expression::N
        } else {
            let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
            let (number, rest) = self.rest.split_at(digits);
            self.rest = rest;
            Expression::Number(number.parse().ok()?)
        };
        self.depth -= 1;
        Some(operand)
    }

    fn deeper(&mut self) -> Option<()> {
        self.depth += 1;
        (self.depth <= DEEPEST).then_some(())
    }

    /// Takes a sign, if it comes next.
    fn eat(&mut self, sign: &str) -> bool {
        let rest = self.rest.trim_start();
        self.rest = rest;
        match rest.strip_prefix(sign) {
            // `!=` is no `!`.
            Some(after) if sign != "!" || !after.starts_with('=') => {
                self.rest = after;
                true
            }
            Some(_) | None => false,
        }
    }
}
