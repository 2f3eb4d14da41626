"""Activation functions: each defined once, as numbers, as slope and as formula."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Literal, Protocol, overload

import numpy as np

from generator.nn import exact
from generator.nn.exact import Array as Array
from generator.notation.in_prose import in_prose

ActivationName = Literal[
    "identity", "step", "sigmoid", "tanh", "relu",
    "leaky-relu", "elu", "softplus", "gelu", "silu",
]  # fmt: skip
OutputName = ActivationName | Literal["softmax"]

_TEX_NAMES = {"sigmoid": r"\sigma", "tanh": r"\tanh"}  # the others go by their titles


class Elementwise(Protocol):
    """A function of numbers that gives for an array what it gives for each number in it."""

    @overload
    def __call__(self, x: float) -> float: ...
    @overload
    def __call__(self, x: Array) -> Array: ...


@dataclass(frozen=True)
class Activation:
    """An activation function, its derivative, and how it is written.

    `symbol` is what a diagram's box shows; None where a small curve says more. `breaks` are
    the inputs at which the value or the slope jumps. The forms hold the argument's places:
    [x] as it is, [(x)] in parentheses where it needs them.
    """

    name: str
    title: str
    symbol: str | None
    function: Elementwise
    derivative: Elementwise
    tex_form: str
    plain_form: str
    breaks: tuple[float, ...] = ()

    @property
    def tex_name(self) -> str:
        """What a formula in TeX calls the function, e.g. the σ of σ(x)."""
        return _TEX_NAMES.get(self.name, rf"\text{{{self.title}}}")

    def tex(self, argument: str, bracketed: bool | None = None) -> str:
        """The right-hand side in TeX, of `argument`: "x", "−0.49"…

        Unless `bracketed` says so, the argument has parentheses where it needs them.
        """
        return _filled(self.tex_form, argument, bracketed)

    def plain(self, argument: str) -> str:
        """The right-hand side as plain text, of `argument`: "x", "−0.49"…"""
        return _filled(self.plain_form, argument.replace("-", "−"))


def needs_brackets(argument: str) -> bool:
    """Whether a minus sign before `argument`, or a power of it, would be read wrongly."""
    return bool(re.search(r"[\s+−-]", argument))


def _filled(form: str, argument: str, bracketed: bool | None = None) -> str:
    if bracketed is None:
        bracketed = needs_brackets(argument)
    return form.replace("[x]", argument).replace(
        "[(x)]", f"({argument})" if bracketed else argument
    )


def elementwise(formula: Callable[[Array], Array]) -> Elementwise:
    """`formula` for numbers and arrays alike, in float64."""

    @overload
    def function(x: float) -> float: ...
    @overload
    def function(x: Array) -> Array: ...
    @in_prose
    @wraps(formula)
    def function(x: float | Array) -> float | Array:
        with np.errstate(under="ignore"):  # far from 0 the exponentials vanish, as they should
            values: float | Array = formula(np.asarray(x, dtype=np.float64))[()]
        return values

    return function


@elementwise
def identity(x: Array) -> Array:
    """x itself."""
    return x.copy()


@elementwise
def identity_derivative(x: Array) -> Array:
    """1 everywhere."""
    return np.ones_like(x)


@elementwise
def step(x: Array) -> Array:
    """1 from 0 on, 0 below.

    The threshold unit of McCulloch & Pitts (1943), "A logical calculus of the ideas immanent
    in nervous activity".
    """
    return np.where(x >= 0, 1.0, 0.0)


@elementwise
def step_derivative(x: Array) -> Array:
    """0 everywhere, at the jump by convention."""
    return np.zeros_like(x)


@elementwise
def sigmoid(x: Array) -> Array:
    """1 / (1 + e^−x), the logistic function (Verhulst 1845), between 0 and 1."""
    # exp only ever sees 0 or less: it cannot overflow, and both tails keep their digits
    small: Array = exact.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, small) / (1 + small)


@elementwise
def sigmoid_derivative(x: Array) -> Array:
    """σ(x) · (1 − σ(x))."""
    # written so that 1 − σ(x) does not cancel far to the right
    small: Array = exact.exp(-np.abs(x))
    return small / ((1 + small) * (1 + small))


@elementwise
def tanh(x: Array) -> Array:
    """The hyperbolic tangent, between −1 and 1."""
    return exact.tanh(x)


@elementwise
def tanh_derivative(x: Array) -> Array:
    """1 − tanh²(x), as a sigmoid's slope: tanh(x) = 2 σ(2x) − 1."""
    # from 373 on the slope is 0 in float64; twice the largest floats would overflow
    return 4 * sigmoid_derivative(2 * np.clip(x, -400, 400))


@elementwise
def relu(x: Array) -> Array:
    """max(0, x): Nair & Hinton (2010), "Rectified linear units improve restricted Boltzmann
    machines"."""
    return np.maximum(0.0, x)


@elementwise
def relu_derivative(x: Array) -> Array:
    """1 above 0, else 0 (at the kink by convention)."""
    return np.where(x > 0, 1.0, 0.0)


@elementwise
def leaky_relu(x: Array) -> Array:
    """max(0.01 x, x): Maas, Hannun & Ng (2013), "Rectifier nonlinearities improve neural
    network acoustic models"."""
    return np.maximum(0.01 * x, x)


@elementwise
def leaky_relu_derivative(x: Array) -> Array:
    """1 above 0, else 0.01 (at the kink by convention)."""
    return np.where(x > 0, 1.0, 0.01)


@elementwise
def elu(x: Array) -> Array:
    """x above 0, e^x − 1 below: Clevert, Unterthiner & Hochreiter (2015), "Fast and accurate
    deep network learning by exponential linear units", with α = 1."""
    return np.where(x > 0, x, exact.expm1(np.minimum(0.0, x)))


@elementwise
def elu_derivative(x: Array) -> Array:
    """1 above 0, e^x below."""
    return exact.exp(np.minimum(0.0, x))


@elementwise
def softplus(x: Array) -> Array:
    """ln(1 + e^x): Dugas et al. (2001), "Incorporating second-order functional knowledge for
    better option pricing"."""
    return np.maximum(0.0, x) + exact.log1p(exact.exp(-np.abs(x)))


@elementwise
def gelu(x: Array) -> Array:
    """x · Φ(x), Φ the normal distribution: Hendrycks & Gimpel (2016), "Gaussian error linear
    units (GELUs)"; exact, not the tanh approximation."""
    return x * _normal_distribution(x)


@elementwise
def gelu_derivative(x: Array) -> Array:
    """Φ(x) + x · φ(x), φ the normal density."""
    # from 39 on the density is 0 in float64; squares of large floats would overflow
    near = np.clip(x, -40, 40)
    density = exact.exp(-near * near / 2) / math.sqrt(2 * math.pi)
    return _normal_distribution(x) + x * density


def _normal_distribution(x: Array) -> Array:
    # (1 + erf)/2 would cancel to 0 below -8; erfc keeps its digits there
    twice: Array = np.vectorize(math.erfc, otypes=[np.float64])(-x / math.sqrt(2))
    return twice / 2


@elementwise
def silu(x: Array) -> Array:
    """x · σ(x): Hendrycks & Gimpel (2016); Elfwing, Uchibe & Doya (2017); also called swish
    (Ramachandran, Zoph & Le 2017)."""
    return x * sigmoid(x)


@elementwise
def silu_derivative(x: Array) -> Array:
    """σ(x) + x · σ′(x)."""
    return sigmoid(x) + x * sigmoid_derivative(x)


@elementwise  # but for its name: each result depends on all numbers of the last axis
def softmax(z: Array) -> Array:
    """e^z / Σ e^z over the last axis: probabilities of classes that exclude each other.

    Bridle (1990), "Probabilistic interpretation of feedforward classification network outputs".
    """
    # exp of a large number would overflow; a shift of all z leaves the result as it is
    powers: Array = exact.exp(z - z.max(axis=-1, keepdims=True))
    shares: Array = powers / exact.sum_in_order(powers)[..., np.newaxis]
    return shares


@elementwise
def softmax_derivative(z: Array) -> Array:
    """p · (1 − p), the slope of each probability in its own pre-activation."""
    shares = softmax(z)
    return shares * (1 - shares)


_ALL = (
    Activation(
        name="identity",
        title="identity",
        symbol=None,
        function=identity,
        derivative=identity_derivative,
        tex_form="[x]",
        plain_form="[x]",
    ),
    Activation(
        name="step",
        title="step",
        symbol=None,
        function=step,
        derivative=step_derivative,
        tex_form=r"\begin{cases} 1 & \text{if } [x] \ge 0 \\ 0 & \text{else} \end{cases}",
        plain_form="1 if [x] ≥ 0, else 0",
        breaks=(0.0,),
    ),
    Activation(
        name="sigmoid",
        title="sigmoid",
        symbol="σ",
        function=sigmoid,
        derivative=sigmoid_derivative,
        tex_form=r"\frac{1}{1 + e^{-[(x)]}}",
        plain_form="1 / (1 + e^(−[(x)]))",
    ),
    Activation(
        name="tanh",
        title="tanh",
        symbol="tanh",
        function=tanh,
        derivative=tanh_derivative,
        tex_form=r"\tanh([x])",
        plain_form="tanh([x])",
    ),
    Activation(
        name="relu",
        title="ReLU",
        symbol=None,
        function=relu,
        derivative=relu_derivative,
        tex_form=r"\max(0, [x])",
        plain_form="max(0, [x])",
        breaks=(0.0,),
    ),
    Activation(
        name="leaky-relu",
        title="leaky ReLU",
        symbol=None,
        function=leaky_relu,
        derivative=leaky_relu_derivative,
        tex_form=r"\max(0.01 \cdot [(x)], [x])",
        plain_form="max(0.01 · [(x)], [x])",
        breaks=(0.0,),
    ),
    Activation(
        name="elu",
        title="ELU",
        symbol=None,
        function=elu,
        derivative=elu_derivative,
        tex_form=(
            r"\begin{cases} [x] & \text{if } [x] > 0 \\ e^{[x]} - 1 & \text{else} \end{cases}"
        ),
        plain_form="[x] if [x] > 0, else e^[(x)] − 1",
    ),
    Activation(
        name="softplus",
        title="softplus",
        symbol=None,
        function=softplus,
        derivative=sigmoid,
        tex_form=r"\ln(1 + e^{[x]})",
        plain_form="ln(1 + e^[(x)])",
    ),
    Activation(
        name="gelu",
        title="GELU",
        symbol=None,
        function=gelu,
        derivative=gelu_derivative,
        tex_form=r"\frac{[x]}{2} \left(1 + \operatorname{erf} \frac{[x]}{\sqrt{2}}\right)",
        plain_form="[(x)] / 2 · (1 + erf([(x)] / √2))",
    ),
    Activation(
        name="silu",
        title="SiLU",
        symbol=None,
        function=silu,
        derivative=silu_derivative,
        tex_form=r"\frac{[x]}{1 + e^{-[(x)]}}",
        plain_form="[(x)] / (1 + e^(−[(x)]))",
    ),
)

ACTIVATIONS: dict[str, Activation] = {activation.name: activation for activation in _ALL}

SOFTMAX = Activation(
    name="softmax",
    title="softmax",
    symbol="eᶻ∕Σ",
    function=softmax,
    derivative=softmax_derivative,
    tex_form=r"\frac{e^{[x]}}{\sum e^{z}}",
    plain_form="e^[(x)] / Σ e^z",
)
OUTPUTS: dict[str, Activation] = ACTIVATIONS | {"softmax": SOFTMAX}
"""What a last layer may have: softmax too, which is no function of one number alone."""
