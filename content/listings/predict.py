from sigmoid import sigmoid


def predict(age, sex, weight_age, weight_sex, bias):
    total = age * weight_age + sex * weight_sex + 1 * bias
    return sigmoid(total)
