//! In: a call. Out: instructions that leave its result on the stack.

use ruff_python_ast::{self as ast, Expr, ExprCall};
use ruff_text_size::Ranged;

use super::code::Const;
use super::compiler::Compiler;
use super::expression::{Sequence, count};
use super::op::Op;

impl<'a> Compiler<'a> {
    /// A call.
    pub(super) fn call(&mut self, call: &'a ExprCall) {
        let has_stars = call.arguments.args.iter().any(Expr::is_starred_expr)
            || call.arguments.keywords.iter().any(|keyword| keyword.arg.is_none());
        let Expr::Attribute(attribute) = &*call.func else {
            self.expression(&call.func);
            return self.arguments(&call.arguments, 0);
        };
        if has_stars {
            self.expression(&call.func);
            return self.arguments(&call.arguments, 0);
        }
        self.expression(&attribute.value);
        let mut place = self.attribute_place(attribute);
        let is_method = call.arguments.keywords.is_empty();
        self.at_place(place, |c| {
            if is_method {
                let (name, cache) = (c.name(&attribute.attr), c.unit.build.cache());
                c.emit(Op::LoadMethod { name, cache });
            } else {
                c.load_attribute(&attribute.attr);
            }
        });
        place.end = call.range().end().into();
        self.at_place(place, |c| {
            if is_method {
                c.expressions(&call.arguments.args);
                let count = c.small(call.arguments.args.len());
                c.emit(Op::CallMethod(count));
            } else {
                c.arguments(&call.arguments, 0);
            }
        });
    }

    /// Calls what is on the stack, below `given` arguments that are already there.
    fn arguments(&mut self, arguments: &'a ast::Arguments, given: usize) {
        let has_stars = arguments.args.iter().any(Expr::is_starred_expr)
            || arguments.keywords.iter().any(|keyword| keyword.arg.is_none());
        if has_stars {
            return self.unpacked_arguments(arguments);
        }
        self.expressions(&arguments.args);
        let count = self.small(given + arguments.args.len() + arguments.keywords.len());
        if arguments.keywords.is_empty() {
            return self.emit(Op::Call(count));
        }
        let mut names = Vec::new();
        for keyword in &arguments.keywords {
            self.expression(&keyword.value);
            let name = keyword.arg.as_ref().expect("there are no stars");
            names.push(Const::Str(name.as_str().into()));
        }
        let names = self.unit.build.constant(Const::Tuple(names));
        self.emit(Op::CallKeywords { count, names });
    }

    fn unpacked_arguments(&mut self, arguments: &'a ast::Arguments) {
        self.sequence(&arguments.args, Sequence::Tuple);
        if !arguments.keywords.is_empty() {
            self.keyword_dict(&arguments.keywords);
        }
        self.emit(Op::CallUnpacked { keywords: !arguments.keywords.is_empty() });
    }

    /// A dict of keyword arguments; what lies below must be a callable and a tuple, for error messages.
    pub(super) fn keyword_dict(&mut self, keywords: &'a [ast::Keyword]) {
        let first_star = keywords.iter().position(|k| k.arg.is_none()).unwrap_or(keywords.len());
        let (named, mut rest) = keywords.split_at(first_star);
        self.named_dict(named);
        while let Some((keyword, after)) = rest.split_first() {
            if keyword.arg.is_none() {
                self.expression(&keyword.value);
                rest = after;
            } else {
                let end = rest.iter().position(|k| k.arg.is_none()).unwrap_or(rest.len());
                self.named_dict(&rest[..end]);
                rest = &rest[end..];
            }
            self.emit(Op::DictMerge);
        }
    }

    fn named_dict(&mut self, keywords: &'a [ast::Keyword]) {
        for keyword in keywords {
            self.unit.build.load_str(keyword.arg.as_ref().expect("it has a name"));
            self.expression(&keyword.value);
        }
        self.emit(Op::BuildDict(count(keywords.len())));
    }
}
