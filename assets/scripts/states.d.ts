// Made by `make types` from the models of generator/figures: what the build writes for scripts.

interface States {
  activation: ActivationState;
  prediction: PredictionState;
  "forward-pass": ForwardState;
  network: DiagramState;
  ask: AskState;
  decision: DecisionState;
  training: TrainingState;
  accuracy: AccuracyState;
  gradient: GradientState;
  "loss-curve": LossCurveState;
  slope: SlopeState;
  "loss-map": LossMapState;
  contributions: ContributionsState;
}
/**
 * The function, the scales of its plot, and where the value stands beside a dot that moves:
 * from which input on, how far from the dot in user units, and the class that aligns it.
 */
interface ActivationState {
  function: string;
  title: string;
  x: Scale;
  y: Scale;
  /**
   * @minItems 2
   * @maxItems 2
   */
  domain: [number, number];
  decimals: number;
  places: [number, number, number, string][];
}
/**
 * A linear scale: coordinate = slope × value + intercept.
 */
interface Scale {
  slope: number;
  intercept: number;
}
/**
 * The keys of the rows to choose from, and the inputs of each; last those of the reader's.
 * Of numbers also what is true of them, but for that.
 */
interface PredictionState {
  inputs: string[];
  categories?: Category[];
  layers: FullLayer[];
  classes: string[];
  threshold: number;
  clause: string;
  chance?: string | null;
  decimals?: number | null;
  lines?: string[][];
  row: number[];
  largest?: number[];
  turns?: Turns | null;
  rows?: CodedRows | string | null;
  plays?: boolean;
  keys: string[];
  table: number[][];
  truths?: number[] | null;
}
/**
 * A feature whose values have an input each, `count` of them from `at` on: 1 for the value of
 * the row, else 0. Where one of the `words` has no input, it is the last.
 */
interface Category {
  name: string;
  at: number;
  count: number;
  words: string[];
}
/**
 * A layer with its parameters.
 */
interface FullLayer {
  activation: string;
  title: string;
  weights: number[][];
  biases: number[];
}
/**
 * What goes with weights that a reader turns: how far from 0 each does, by layer and unit, the
 * bias last; where lines are as wide as weights, what makes those of the inputs comparable; the
 * name of the loss, empty where there is none; how many rows of the part that judges a model gets
 * right that is to be beaten.
 */
interface Turns {
  ends: number[][][];
  spread?: number[] | null;
  loss: string;
  rival?: number | null;
}
/**
 * How many rows there are of each part, the parts one after the other; a column for each
 * feature, in the order of the inputs; and the label: the place of a class, or a number.
 */
interface CodedRows {
  parts: {
    [k: string]: number;
  };
  features: CodedColumn[];
  label: CodedColumn;
}
/**
 * `values` are the `count` distinct ones, for a feature of several inputs the numbers of each
 * one after the other. `places` has the place of each row's value as a number of the base
 * `count`; so many of them as fit into one digit of the base len(DIGITS) stand in one, the first
 * as the lowest, or each takes as many digits as it needs, the first as the highest.
 */
interface CodedColumn {
  count: number;
  values: number[];
  places: string;
}
/**
 * A network at work on a row; `plays` if its steps come by themselves.
 */
interface ForwardState {
  inputs: string[];
  categories?: Category[];
  layers: FullLayer[];
  classes: string[];
  threshold: number;
  clause: string;
  chance?: string | null;
  decimals?: number | null;
  lines?: string[][];
  row: number[];
  largest?: number[];
  turns?: Turns | null;
  rows?: CodedRows | string | null;
  plays?: boolean;
}
/**
 * A network, and the inputs of the row whose forward pass is shown, if one is; where lines
 * tell strengths, `largest` has the most that flows along one of each layer. Where a reader turns
 * the weights, `turns` goes with that, and `rows` are those that the answers are counted on: in a
 * page that has them in another figure already, its id.
 */
interface DiagramState {
  inputs: string[];
  categories?: Category[];
  layers: NamedLayer[];
  classes: string[];
  threshold: number;
  clause: string;
  chance?: string | null;
  decimals?: number | null;
  lines?: string[][];
  row?: number[];
  largest?: number[];
  turns?: Turns | null;
  rows?: CodedRows | string | null;
}
/**
 * A dense layer and what readers call its activation; of symbols it has no parameters.
 */
interface NamedLayer {
  activation: string;
  title: string;
  weights?: number[][];
  biases?: number[];
}
/**
 * A network at work on a row, and what its answer's number is one of, in words; of several
 * classes with the place {class}.
 */
interface AskState {
  inputs: string[];
  categories?: Category[];
  layers: FullLayer[];
  classes: string[];
  threshold: number;
  clause: string;
  chance?: string | null;
  decimals?: number | null;
  lines?: string[][];
  row: number[];
  largest?: number[];
  turns?: Turns | null;
  rows?: CodedRows | string | null;
  plays?: boolean;
  called: string;
}
/**
 * The network, and the names of the inputs that the reader moves; on a map of several classes
 * the one that is read is `named` beside the mark where there is room.
 */
interface DecisionState {
  row: number[];
  over: number;
  by: number | null;
  series?: number[];
  threshold: number | null;
  x: Scale;
  y: Scale;
  /**
   * @minItems 2
   * @maxItems 2
   */
  span: [number, number];
  strips?: number[][];
  /**
   * @minItems 3
   * @maxItems 3
   */
  room: [number, number, number];
  decimals?: number | null;
  category?: Category | null;
  base?: number | null;
  names: string[];
  layers: Layer[];
  classes: string[];
  named?: boolean;
}
/**
 * A dense layer's parameters.
 */
interface Layer {
  weights: number[][];
  biases: number[];
  activation: string;
}
/**
 * The kept epochs; how many rows were learned from and how many judged; losses, right
 * answers (or `r2`) and parameters as series; what moves with the epochs; and for small networks
 * the `lesson` by which the page trains them itself.
 */
interface TrainingState {
  epochs: number[];
  /**
   * @minItems 2
   * @maxItems 2
   */
  counts: [number, number];
  r2?: boolean;
  series: Coded;
  history: HistoryState;
  layers: LayerShape[];
  decision?: CurvesState | MapState | null;
  network?: WeightsState | null;
  lesson?: LessonState | null;
  rows?: CodedRows | string | null;
}
/**
 * `changes` has a list for each series: its first number, then the difference of each from
 * the one before, in units of 10 to the power that `exponents` has for the series.
 */
interface Coded {
  exponents: number[];
  changes: number[][];
}
/**
 * The scales of the plots: the place of an epoch among the kept ones, then loss and share.
 */
interface HistoryState {
  x: Scale;
  y: Scale[];
}
/**
 * A layer's activation, and how many units and inputs it has.
 */
interface LayerShape {
  activation: string;
  /**
   * @minItems 2
   * @maxItems 2
   */
  shape: [number, number];
}
/**
 * A slice that is drawn as curves.
 */
interface CurvesState {
  row: number[];
  over: number;
  by: number | null;
  series: number[];
  threshold: number | null;
  x: Scale;
  y: Scale;
  /**
   * @minItems 2
   * @maxItems 2
   */
  span: [number, number];
  strips: number[][];
  /**
   * @minItems 3
   * @maxItems 3
   */
  room: [number, number, number];
  decimals?: number | null;
  category?: Category | null;
  base?: number | null;
}
/**
 * A slice that is drawn as a map. From each of the `levels` on, the next shade begins; of
 * several classes, which have regions, there are none.
 */
interface MapState {
  row: number[];
  over: number;
  by: number | null;
  series?: number[];
  threshold: number | null;
  x: Scale;
  y: Scale;
  /**
   * @minItems 2
   * @maxItems 2
   */
  span: [number, number];
  strips?: number[][];
  /**
   * @minItems 3
   * @maxItems 3
   */
  room: [number, number, number];
  decimals?: number | null;
  category?: Category | null;
  base?: number | null;
  levels: number[];
}
/**
 * A network whose weights come with each epoch; `scales` has what makes the weights of each
 * layer comparable.
 */
interface WeightsState {
  inputs: string[];
  categories?: Category[];
  layers: NamedLayer[];
  classes: string[];
  threshold: number;
  clause: string;
  chance?: string | null;
  decimals?: number | null;
  lines?: string[][];
  scales?: number[][];
  largest?: number[];
}
/**
 * How the stored run was trained, on the first `learned` training rows, and `watched` is the
 * part of the others beside them. `names` are those of the inputs; `hidden` is the activation of
 * hidden neurons, `neurons` how many the stored network has, and `most` how many there may be.
 */
interface LessonState {
  names: string[];
  outputs: number;
  learned: number;
  watched: string;
  variances: [number, number] | null;
  scaling: Scaled;
  answers: Scaled;
  hidden: string;
  neurons: number;
  output: string;
  loss: string;
  optimizer: string;
  rate: number;
  momentum: number;
  epochs: number;
  batch: number;
  l2: number;
  initialisation: string;
  seed: string;
  restart: number;
  most: number;
}
/**
 * (x − mean) / deviation of each input or output, to the last bit.
 */
interface Scaled {
  mean: number[];
  deviation: number[];
}
/**
 * Sizes side by side, each `step` wide from `left` on in user units, and what is read there.
 */
interface AccuracyState {
  left: number;
  step: number;
  hidden: number[];
  readings: string[];
}
/**
 * What each output should be, the loss, the learning rates to choose from, and what is said
 * of a step after which the loss is lower, the same, higher.
 */
interface GradientState {
  inputs: string[];
  categories?: Category[];
  layers: FullLayer[];
  classes: string[];
  threshold: number;
  clause: string;
  chance?: string | null;
  decimals?: number | null;
  lines?: string[][];
  row: number[];
  largest?: number[];
  turns?: Turns | null;
  rows?: CodedRows | string | null;
  plays?: boolean;
  target: number[];
  loss: string;
  rates: number[];
  /**
   * @minItems 3
   * @maxItems 3
   */
  verdicts: [string, string, string];
}
/**
 * The scales of the plot and the ends of its axis; the two classes, if there are two, and what
 * is true: the place of a class, or a number. `sentences` has for each class that can be true, or
 * once, the texts around the numbers. Where answers are no `shares`, they are numbers.
 */
interface LossCurveState {
  x: Scale;
  y: Scale;
  /**
   * @minItems 2
   * @maxItems 2
   */
  span: [number, number];
  classes: string[];
  truth: number;
  squared: boolean;
  shares: boolean;
  sentences: string[][];
}
/**
 * The network, the scales of the plot, its lowest and highest weight (`span`), its top and
 * bottom (`edges`), where the ball lies at first, the learning rates, and what the weight is
 * called.
 */
interface SlopeState {
  examples: TrainingRows;
  loss: string;
  turned: Turned[];
  names: string[];
  values: number[];
  layers: Layer[];
  x: Scale;
  y: Scale;
  /**
   * @minItems 2
   * @maxItems 2
   */
  span: [number, number];
  /**
   * @minItems 2
   * @maxItems 2
   */
  edges: [number, number];
  start: number;
  rates: number[];
  title: string;
}
/**
 * Training rows, those that have the same inputs and targets together: a list for each input
 * and for each target, and how many rows there are of each.
 */
interface TrainingRows {
  inputs: number[][];
  targets: number[][];
  counts: number[];
}
/**
 * A weight or bias: where its line comes from and leads to; that of a bias has no source.
 *
 * Layers of nodes count from 0, the inputs; `layer` is that of the source.
 */
interface Turned {
  layer: number;
  source: number | null;
  unit: number;
}
/**
 * The network, the scales of the map, its left and right end in user units, and what the two
 * parameters are called.
 */
interface LossMapState {
  examples: TrainingRows;
  loss: string;
  turned: Turned[];
  names: string[];
  values: number[];
  layers: Layer[];
  x: Scale;
  y: Scale;
  /**
   * @minItems 2
   * @maxItems 2
   */
  span: [number, number];
  titles: string[];
}
/**
 * A network whose outputs are what the neurons add (`layers`), the bias that is added last, and
 * the function of the sum; a row with the values of held inputs, which input varies, and the
 * values of the second one, if there is one. Each plot has a scale `y`. Of two classes there is a
 * threshold, and the second class; a number has so many decimals.
 */
interface ContributionsState {
  layers: Layer[];
  bias: number;
  activation: string;
  row: number[];
  over: number;
  by: number | null;
  series: number[];
  category?: Category | null;
  x: Scale;
  y: Scale[];
  threshold: number | null;
  answer: string;
  decimals: number | null;
  name: string;
}
