//! S-11: whatever a person says before a letter is given away keeps it, or the person is told that
//! it is leaving.

use funkstille_core::case::Happened;
use funkstille_core::playbook::EndOutcome;
use funkstille_engine::sending::Point;
use funkstille_engine::{Error, business, cases, clients, letters};
use jiff::ToSpan;
use std::sync::Mutex;

use super::desk::Desk;
use super::sending::{POINTS, deliver, meanwhile};

/// What a person says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// The letter is to be skipped.
    SkipLetter,
    /// Its words are others.
    Edit,
    /// Its step is to be skipped.
    SkipStep,
    /// The case is held.
    Hold,
    /// The case is over.
    End,
    /// The client answered.
    Answered,
    /// The client gets nothing any more.
    DoNotContact,
    /// The program only reminds.
    OnlyRemind,
}

const WORDS: [Word; 8] = [
    Word::SkipLetter,
    Word::Edit,
    Word::SkipStep,
    Word::Hold,
    Word::End,
    Word::Answered,
    Word::DoNotContact,
    Word::OnlyRemind,
];

impl Word {
    /// Whether it is about this very letter: then it is refused where it comes too late.
    fn is_of_the_letter(self) -> bool {
        matches!(self, Self::SkipLetter | Self::Edit)
    }

    /// Says it; gives the letters that are said to be leaving.
    async fn say(self, desk: &mut Desk, case: &str) -> Result<Vec<String>, Error> {
        let (engine, moment) = (&desk.engine, &mut desk.moment);
        let reason = || "we spoke".to_owned();
        let step = "check-in".to_owned();
        match self {
            Self::SkipLetter => {
                letters::skip(engine, moment, "1", "we spoke").await.map(|()| vec![])
            }
            Self::Edit => {
                letters::edit(engine, moment, "1", (None, Some("Anders."))).await.map(|()| vec![])
            }
            Self::SkipStep => {
                let what = Happened::StepSkipped { step, reason: reason() };
                cases::happened(engine, moment, case, what).await
            }
            Self::Hold => {
                let what = Happened::Held { until: None, reason: reason() };
                cases::happened(engine, moment, case, what).await
            }
            Self::End => {
                let what = Happened::Ended { outcome: EndOutcome::MovedOn, reason: reason() };
                cases::happened(engine, moment, case, what).await
            }
            Self::Answered => cases::happened(engine, moment, case, Happened::Answered).await,
            Self::OnlyRemind => {
                let set = business::set(engine, moment, "switch", "remind-only").await;
                set.map(|set| set.given_away)
            }
            Self::DoNotContact => {
                clients::do_not_contact(engine, moment, "1", (true, "we spoke")).await
            }
        }
    }
}

async fn check(word: Word, (point, is_kept): (Point, bool)) {
    let (mut desk, case) = Desk::with_letter_to_leave().await;
    let said = Mutex::new(None);
    let saying = meanwhile(&desk, point, async |other| {
        let told = word.say(other, &case).await;
        *said.lock().expect("no panic") = Some(told);
    });
    deliver(&mut desk, &saying).await.expect("a round");
    let said = said.lock().expect("no panic").clone().expect("it was said");
    // Later rounds change nothing.
    desk.moment.now += 1.hour();
    deliver(&mut desk, &|_| {}).await.expect("a round");
    let left = desk.sink.delivered().len();
    if is_kept || word.is_of_the_letter() {
        assert_eq!(left, usize::from(said.is_err()), "{word:?} at {point:?}: {said:?}");
    } else {
        assert_eq!(left, 1, "{word:?} at {point:?}: {said:?}");
    }
    if let Ok(leaving) = &said {
        // What is on record as sent is seen to have left.
        let is_leaving = !is_kept && point != Point::Recorded;
        let expected: Vec<&str> = is_leaving.then_some("1").into_iter().collect();
        assert_eq!(leaving, &expected, "{word:?} at {point:?}");
    }
    let sent_on = desk.state(&case).await.sent_on("check-in");
    assert_eq!(sent_on.is_some(), left == 1, "{word:?} at {point:?}: {said:?}");
}

#[tokio::test]
async fn s_11_what_a_person_says_keeps_the_letter_or_it_is_said_that_it_leaves() {
    for word in WORDS {
        for point in POINTS {
            check(word, point).await;
        }
    }
}
