"""ONNX files: what each operator does, and what is refused by operator, tensor and shape."""

import numpy as np
import pytest
from onnx import TensorProto, helper, numpy_helper

from generator.models.imported.layer import Refused, answers
from generator.models.imported.onnx_file import read_onnx
from tests.models.imported.agreement import by_onnxruntime, difference
from tests.models.imported.made import graph_bytes, onnx_bytes

DRAW = np.random.default_rng(4)
W = DRAW.normal(size=(3, 4)).astype("f4")  # inputs, units
V = DRAW.normal(size=(4, 1)).astype("f4")
B = DRAW.normal(size=4).astype("f4")
ROWS = DRAW.normal(size=(30, 3)).astype("f4")
MATMUL = ("MatMul", W)
END = ("MatMul", V)
SCALER = {"offset": [1.0, 2.0, 3.0], "scale": [0.5, 2.0, 1.0]}
TWO = [-0.5, 1.0, 2.0, 0.5, -1.0, -2.0]
CLASSIFIER = "ai.onnx.ml.LinearClassifier"


@pytest.mark.parametrize(
    ("steps", "activations"),
    [
        ([("Gemm", W, B)], ["identity"]),
        ([("Gemm", W.T, B, {"transB": 1})], ["identity"]),
        ([("Gemm", W, np.float32(0.5), {"alpha": 0.5, "beta": 2.0})], ["identity"]),
        ([("Gemm", W, B.reshape(1, 4))], ["identity"]),
        ([MATMUL, ("Add", B), ("Relu",), END], ["relu", "identity"]),
        ([MATMUL, ("Sub", B), ("Sigmoid",), END], ["sigmoid", "identity"]),
        ([MATMUL, ("Mul", B), ("Tanh",), END], ["tanh", "identity"]),
        ([MATMUL, ("Div", B), ("Softplus",), END], ["softplus", "identity"]),
        ([MATMUL, ("LeakyRelu",), END, ("Sigmoid",)], ["leaky-relu", "sigmoid"]),
        ([MATMUL, ("LeakyRelu", {"alpha": 0.01}), END], ["leaky-relu", "identity"]),
        ([MATMUL, ("Elu", {"alpha": 1.0}), ("Identity",), END], ["elu", "identity"]),
        ([MATMUL, ("Gelu",), END], ["gelu", "identity"]),
        ([MATMUL, ("Softmax",)], ["softmax"]),
        ([MATMUL, ("Softmax", {"axis": 1})], ["softmax"]),
        ([MATMUL, ("Relu",), ("Sub", np.float32(0.5)), ("Div", B), END], ["relu", "identity"]),
        ([("Sub", W[:, 0]), ("Div", W[:, 1]), MATMUL], ["identity"]),
        ([("ai.onnx.ml.Scaler", SCALER), MATMUL, ("Relu",)], ["relu"]),
        ([("Flatten",), MATMUL, ("Reshape", np.array([-1, 4]))], ["identity"]),
        ([("Cast", {"to": TensorProto.FLOAT}), MATMUL, ("Dropout",), END], ["identity"] * 2),
        (
            [("ai.onnx.ml.LinearRegressor", {"coefficients": TWO, "intercepts": [1.0, -1.0],
                                             "targets": 2})],
            ["identity"],
        ),
    ],
)  # fmt: skip
def test_operators_do_what_onnxruntime_does(steps, activations) -> None:
    data = onnx_bytes(steps)
    layers = read_onnx(data)
    assert [layer.activation for layer in layers] == activations
    assert difference(by_onnxruntime(data, ROWS), answers(layers, ROWS)) < 1e-6


@pytest.mark.parametrize(
    ("told", "activation", "units"),
    [
        ({"coefficients": TWO, "intercepts": [0.25, -0.25], "post_transform": "SOFTMAX"},
         "sigmoid", 1),
        ({"coefficients": [*(-1 * np.array(TWO[:3])), *TWO[:3]], "intercepts": [0.25, -0.25],
          "post_transform": "LOGISTIC"}, "sigmoid", 1),
        ({"coefficients": [*TWO, 1.0, 2.0, 3.0], "intercepts": [0.25, -0.25, 1.0],
          "post_transform": "SOFTMAX"}, "softmax", 3),
    ],
)  # fmt: skip
def test_a_linear_classifier_gives_the_probability_of_class_1_or_of_each(
    told, activation, units
) -> None:
    classes = list(range(len(told["intercepts"])))
    steps = [(CLASSIFIER, {**told, "classlabels_ints": classes}),
             ("ai.onnx.ml.Normalizer", {"norm": "L1"})]  # fmt: skip
    data = onnx_bytes(steps)
    (layer,) = read_onnx(data)
    assert (layer.activation, layer.units) == (activation, units)
    whole = by_onnxruntime(data, ROWS)
    wanted = whole[:, 1:] if units == 1 else whole
    assert difference(wanted, answers([layer], ROWS)) < 1e-6


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([("Conv", np.ones((1, 1, 3), "f4"))], 'operator "Conv" that gives "t0": unknown operator'),
        ([("Gemm", W.T, {"transA": 1})], 'operator "Gemm" that gives "t0": found transA = 1'),
        ([("Gemm", W, np.ones((4, 4), "f4"))], "found biases (4, 4), expected (4,)"),
        ([("Gemm", W[0])], "found weights (4,), expected two axes"),
        ([MATMUL, ("Relu",), MATMUL], "weights (4, 3) (units, inputs) take 4 values"),
        ([MATMUL, ("Add", np.ones(3, "f4"))], 'operator "Add" that gives "t1": found 1 factors a'),
        ([MATMUL, ("Add", np.ones((5, 4), "f4"))], "found a scaling of shape (5, 4)"),
        ([MATMUL, ("Add", np.ones((4, 1), "f4"))], "found a scaling of shape (4, 1)"),
        ([("Gemm", W, np.ones((4, 1), "f4"))], "found biases (4, 1), expected (4,)"),
        ([MATMUL, ("Div", np.zeros(4, "f4"))], "found a division by 0"),
        ([MATMUL, ("LeakyRelu", {"alpha": 0.2})], "found alpha = 0.2, expected 0.01"),
        ([MATMUL, ("Elu", {"alpha": 0.5})], "found alpha = 0.5, expected 1"),
        ([MATMUL, ("Gelu", {"approximate": "tanh"})], "found approximate = tanh"),
        ([MATMUL, ("Softmax", {"axis": 0})], "found axis = 0, expected the last"),
        ([MATMUL, ("Softmax",), ("MatMul", V)], "found a layer after softmax"),
        ([("Relu",), MATMUL], 'operator "Relu" that gives "t0": found relu with no layer before'),
        ([MATMUL, ("Relu",), ("Tanh",)], "found tanh with no layer before it"),
        ([MATMUL, ("Relu",), ("Mul", B)], "found a scaling after the last activation"),
        ([("Flatten", {"axis": 0}), MATMUL], "found axis = 0, expected 1"),
        ([MATMUL, ("Reshape", np.array([2, -1]))], "found the shape [2.0, -1.0], expected [-1, 4]"),
        ([("Cast", {"to": TensorProto.INT64}), MATMUL], "found the type 7, expected float or dou"),
        ([("MatMul", np.full((3, 4), np.nan, "f4"))], '"MatMul0.0": found a number that is not fi'),
        ([("Identity",)], "found no layer with weights"),
        ([(CLASSIFIER, {"coefficients": TWO, "intercepts": [1.0, 2.0], "classlabels_ints": [0, 1],
                        "post_transform": "LOGISTIC"})], "post_transform LOGISTIC of 2 class"),
        ([(CLASSIFIER, {"coefficients": TWO, "intercepts": [1.0] * 4})], "6 coefficients for 4 ro"),
        ([("ai.onnx.ml.Scaler", {"offset": [1.0, 2.0], "scale": [1.0, 2.0, 3.0]}), MATMUL],
         "found 2 offsets and 3 scales"),
        ([MATMUL, ("Sigmoid",), ("ai.onnx.ml.Normalizer", {"norm": "L1"})],
         "expected probabilities before it: of softmax, or 1 − p and p"),
        ([MATMUL, ("Softmax",), ("ai.onnx.ml.Normalizer", {"norm": "L2"})], "found norm = L2"),
    ],
)  # fmt: skip
def test_what_is_not_taken_is_named(steps, said) -> None:
    with pytest.raises(Refused) as refused:
        read_onnx(onnx_bytes(steps))
    assert said in str(refused.value)


def constants(**arrays: np.ndarray) -> list[TensorProto]:
    return [numpy_helper.from_array(array, name) for name, array in arrays.items()]


def node(op: str, inputs: str, output: str, **attributes: object):
    return helper.make_node(op, inputs.split(), output.split(), **attributes)


GRAPHS = {
    "expected one computed tensor, found 2": (
        [node("MatMul", "x w", "a"), node("Relu", "a", "b"), node("Add", "a b", "y")],
        {"x": 3}, {"y": 4},
    ),
    "expected one input of all features, found 2: \"x\", \"z\"": (
        [node("MatMul", "x w", "y")], {"x": 3, "z": 3}, {"y": 4},
    ),
    "expected one output of numbers, found 2 among \"y\", \"z\"": (
        [node("MatMul", "x w", "y"), node("Relu", "y", "z")], {"x": 3}, {"y": 4, "z": 4},
    ),
    "expected one output of numbers, found 0 among none": ([], {"x": 3}, {}),
    'tensor "y": found no operator that gives it': ([], {"x": 3}, {"y": 4}),
    'operator "MatMul" that gives "y": operators in a circle': (
        [node("MatMul", "y w", "y")], {"x": 3}, {"y": 4},
    ),
    'operator "MatMul" that gives "y": expected one computed tensor, found 0: none': (
        [node("MatMul", "w w", "y")], {"x": 3}, {"y": 4},
    ),
    'operator "MatMul" that gives "y": tensor "x": expected a constant': (
        [node("MatMul", "w x", "y")], {"x": 3}, {"y": 4},
    ),
    'operator "Relu" that gives "y": another operator gives it too': (
        [node("MatMul", "x w", "y"), node("Relu", "y", "y")], {"x": 3}, {"y": 4},
    ),
    'operator "Concat" that gives "y": expected 1 − p and p to be joined': (
        [node("MatMul", "x w", "p"), node("Concat", "y y", "y", axis=1)], {"x": 3}, {"y": 4},
    ),
    '"mask" is another of its outputs': (
        [node("MatMul", "x w", "a"), node("Dropout", "a", "b mask"), node("Relu", "mask", "y")],
        {"x": 3}, {"y": 4},
    ),
}  # fmt: skip


@pytest.mark.parametrize("said", GRAPHS)
def test_what_is_not_one_way_from_input_to_output_is_refused(said) -> None:
    nodes, inputs, outputs = GRAPHS[said]
    with pytest.raises(Refused) as refused:
        read_onnx(graph_bytes(nodes, constants(w=W), inputs, outputs))
    assert said in str(refused.value)


def test_constants_may_come_from_operators() -> None:
    nodes = [
        helper.make_node("Constant", [], ["w0"], value=numpy_helper.from_array(W.T.copy(), "w")),
        node("Transpose", "w0", "w1", perm=[1, 0]),
        node("Identity", "w1", "w"),
        node("MatMul", "x w", "a"),
        helper.make_node("Constant", [], ["half"], value_float=0.5),
        node("Sub", "half a", "b"),
        helper.make_node("Constant", [], ["shape"], value_ints=[-1, 4]),
        node("Reshape", "b shape", "c"),
        helper.make_node("Constant", [], ["ones"], value_floats=[1.0] * 4),
        node("Mul", "c ones", "d"),
        helper.make_node("Constant", [], ["none"], value_int=0),
        node("Add", "d none", "y"),
    ]
    (layer,) = read_onnx(graph_bytes(nodes, [], {"x": 3}, {"y": 4}))
    assert np.allclose(layer.weights, -W.T) and layer.biases.tolist() == [0.5] * 4


@pytest.mark.parametrize(
    "kind", [TensorProto.FLOAT, TensorProto.DOUBLE, TensorProto.FLOAT16, TensorProto.BFLOAT16]
)
@pytest.mark.parametrize("raw", [False, True])
def test_tensors_of_every_kind_of_float_are_read(kind, raw) -> None:
    weights = np.array([[1.5, -2.0], [0.5, 0.0078125], [3.0, -1.0]])
    if raw:
        array = weights.astype(helper.tensor_dtype_to_np_dtype(kind))
        tensor = helper.make_tensor("w", kind, [3, 2], array.tobytes(), raw=True)
    else:
        tensor = helper.make_tensor("w", kind, [3, 2], weights.ravel().tolist())
    (layer,) = read_onnx(graph_bytes([node("MatMul", "x w", "y")], [tensor], {"x": 3}, {"y": 2}))
    assert np.array_equal(layer.weights, weights.T)


def broken_tensor(**changes: object) -> TensorProto:
    tensor = numpy_helper.from_array(W, "w")
    for name, value in changes.items():
        if isinstance(value, list):
            del getattr(tensor, name)[:]
            getattr(tensor, name).extend(value)
        else:
            setattr(tensor, name, value)
    return tensor


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"dims": [3, 5]}, '"w": found 12 numbers for the shape (3, 5)'),
        ({"dims": [-3, -4]}, '"w": found a shape of (-3, -4)'),
        ({"dims": [1] * 9}, '"w": found a shape of (1, 1, 1, 1, 1, 1, 1, 1, 1)'),
        ({"dims": [1 << 40, 1 << 40]}, "expected up to 1,000,000 parameters"),
        ({"data_type": TensorProto.STRING}, '"w": found elements of type 8, expected floats'),
        ({"data_location": TensorProto.EXTERNAL}, '"w": lies in another file; export with all'),
        ({"raw_data": b"123"}, "not a whole ONNX file"),
    ],
)
def test_a_tensor_that_is_not_whole_is_refused_by_its_name(changes, said) -> None:
    nodes = [node("MatMul", "x w", "y")]
    with pytest.raises(Refused) as refused:
        read_onnx(graph_bytes(nodes, [broken_tensor(**changes)], {"x": 3}, {"y": 4}))
    assert said in str(refused.value)


def test_millions_of_empty_messages_are_refused_before_memory_is_taken() -> None:
    node_fields = b"\x0a\x00" * 5_000_000  # an empty node each
    size = bytearray()
    left = len(node_fields)
    while left > 127:
        size.append(left & 127 | 128)
        left >>= 7
    size.append(left)
    with pytest.raises(Refused, match="expected up to 1,000 operators"):
        read_onnx(b"\x3a" + bytes(size) + node_fields)
