//! In: what the reader expects and replies, the runs, the scenario in another language. Out: whether replies were right, and
//! what they are in that language.

use std::rc::Rc;

use super::state::{AppState, Reply};
use crate::scenario::{Answer, Question, Scenario};
use crate::view::figures::is_near;

impl AppState {
    /// The run has answered a quiz's question: whether the reply was right stays known.
    pub fn judge(&mut self, variant: usize) {
        let Some(question) = self.scenario.variants[variant].question.clone().filter(|_| self.is_quiz())
        else {
            return;
        };
        let said = self.replies()[variant].said.clone();
        if said.is_empty() || self.finished(variant).is_some_and(|run| !run.has_ended()) {
            return;
        }
        let measured = question.measure.as_ref().and_then(|measure| measure.of(|slug| self.summary(slug)));
        let is_right = match &question.answer {
            Answer::Choice(answer) => **answer == *said,
            Answer::Number(answer) => {
                said.parse().is_ok_and(|said| is_near(said, measured.unwrap_or(*answer)))
            }
        };
        self.change_replies(|replies| *replies[variant].is_right.get_or_insert(is_right));
    }

    /// The same in another language; replies that were chosen are the same choices there.
    pub fn translate(&mut self, scenario: Rc<Scenario>) {
        if scenario.slug != self.scenario.slug || scenario.variants.len() != self.scenario.variants.len() {
            return;
        }
        let before = std::mem::replace(&mut self.scenario, scenario.clone());
        if let (Some(old), Some(new), Some(guess)) = (&before.question, &scenario.question, &mut self.guess) {
            *guess = translated(old, new, guess);
        }
        if self.is_quiz() {
            self.change_replies(|replies| {
                let variants = before.variants.iter().zip(&scenario.variants).zip(replies);
                for ((old, new), reply) in variants {
                    if let (Some(old), Some(new)) = (&old.question, &new.question) {
                        reply.said = translated(old, new, &reply.said);
                    }
                }
            });
        }
    }

    /// Changes the replies to the open quiz.
    pub fn change_replies<T>(&mut self, change: impl FnOnce(&mut Vec<Reply>) -> T) {
        let mut replies = self.replies();
        change(&mut replies);
        self.quizzes.retain(|(slug, _)| *slug != self.scenario.slug);
        self.quizzes.push((self.scenario.slug.clone(), replies));
    }
}

/// What was said to a question, in another language: the same choice, or the same number.
fn translated(old: &Question, new: &Question, said: &Rc<str>) -> Rc<str> {
    let choice = old.choices.iter().position(|choice| **choice == **said);
    choice.and_then(|place| new.choices.get(place)).map_or_else(|| said.clone(), |it| it.as_str().into())
}
