"""What is certain in a text that lost its LaTeX is repaired; what could be prose is not touched."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from generator.text.lost_latex import repair_lost_latex
from generator.text.lost_latex.symbols import CERTAIN, GREEK, OPERATORS

LISTINGS = Path(__file__).parents[3] / "shared" / "corpus" / "listings"

REPAIRED = [
    # names that no English word contains
    ("(varepsilon,delta)-private noise", "(ε,δ)-private noise"),
    ("an error of nvarepsilon", "an error of nε"),
    ("trained on nablaSet", "trained on ∇Set"),
    ("a leq b geq c", "a ≤ b ≥ c"),
    ("kgeq 2 and pneq q", "k≥ 2 and p≠ q"),
    ("x_1, ldots, x_n", "x₁, …, xₙ"),
    ("x_1,dots,x_n", "x₁,…,xₙ"),
    ("f triangleq g", "f ≜ g"),
    ("a propto b cdot c", "a ∝ b · c"),
    ("Wotimes I", "W⊗ I"),
    ("lceil N/2 rceil", "⌈ N/2 ⌉"),
    ("lfloor N/2 rfloor", "⌊ N/2 ⌋"),
    ("A setminus B oplus C", "A ∖ B ⊕ C"),
    ("langle u, v rangle", "⟨ u, v ⟩"),
    ("cost is poly(kepsilon^{-1})", "cost is poly(kε⁻¹)"),
    # arrows and sets
    ("F:R^drightarrowR", "F:Rᵈ→R"),
    ("as n/drightarrow 0", "as n/d→ 0"),
    ("textleftrightarrowimage", "text↔image"),
    ("a point xin R^n", "a point x∈Rⁿ"),
    ("one x in R^d per row", "one x ∈ Rᵈ per row"),
    ("some r in (0,2) exists", "some r ∈ (0,2) exists"),
    ("n in N^*", "n ∈ N*"),
    ("min_{x in X} f(x)", "min_(x∈X) f(x)"),
    # fonts
    ("mathcal{O}(d^k) steps", "O(dᵏ) steps"),
    ("mathcal O(1/alpha^2)", "O(1/α²)"),
    ("mathbb R and {mathbb R}^n", "ℝ and ℝⁿ"),
    ("mathbb{R}^{n times d}", "ℝ^(n×d)"),
    ("{bf A}_n", "Aₙ"),
    ("{sf B}^top", "Bᵀ"),
    (r"a {\em finite sample} bound", "a finite sample bound"),
    (r"{\it x}", "x"),
    ("{O}(T) regret", "O(T) regret"),
    # brackets with sizes
    ("Oleft(k^{-3} right)", "O(k⁻³)"),
    ("Oleft(N log Mright)", "O(N log M)"),
    ("Obig(big[sqrt{d}{nvarepsilon}big]^{2/3}big)", "O([√d/(nε)]^(2/3))"),
    ("left{a_1, a_2right}", "{a₁, a₂}"),
    ("Oleft(left(cKright)^{max{p, q}}right)", "O((cK)^(max{p, q}))"),
    # fractions and roots
    ("sqrt{d}{nvarepsilon}", "√d/(nε)"),
    ("1{n^{1/3}}", "1/n^(1/3)"),
    ("a 1{2} ratio", "a 1/2 ratio"),
    ("a (1 - 1{e}) ratio", "a (1 - 1/e) ratio"),
    ("frac{a}{b+c} and frac12", "a/(b+c) and 1/2"),
    ("sqrt[3]{log n}", "∛(log n)"),
    # scripts
    ("k^{-3}, x_i, L_2", "k⁻³, xᵢ, L₂"),
    ("ell_2 and ell_infty", "ℓ₂ and ℓ_∞"),
    ("n^{1/3} and D_{KL}", "n^(1/3) and D_KL"),
    ("O(nlog n) and mlog mlog m", "O(n log n) and m log m log m"),
    ("O(log^2 n) and log_2 N", "O(log² n) and log₂ N"),
    ("exp(QK^top) and W^star", "exp(QKᵀ) and W*"),
    ("e^{-|x-y|_2^2/sigma^2}", "e^(-|x-y|₂²/σ²)"),
    ("sum_{i=1}^n a_i", "∑ᵢ₌₁ⁿ aᵢ"),
    ("prod_{i=1}^n a_i", "∏ᵢ₌₁ⁿ aᵢ"),
    ("T_{n,k}^2", "T_(n,k)²"),
    ("37^circ C", "37° C"),
    # operators in braces
    ("D{=}1, 64{times}64, N{+}1", "D=1, 64×64, N+1"),
    ("D{to}infty", "D→∞"),
    ("Smith{-}Jones", "Smith-Jones"),
    # times, about, plus or minus
    ("ktimes 2", "k×2"),
    ("R^{mtimes n} ,", "R^(m×n) ,"),
    ("256 times 256", "256 × 256"),
    ("an n times d matrix", "an n × d matrix"),
    ("a 10times gain", "a 10× gain"),
    ("sim50% of cases", "∼50% of cases"),
    (r"(sim50\%)", "(∼50%)"),
    ("(1 pm varepsilon)", "(1 ± ε)"),
    ("g circ p", "g ∘ p"),
    # Greek names in formulas
    ("alpha_0 and lambda^2", "α₀ and λ²"),
    ("the ratio eta/lambda", "the ratio η/λ"),
    ("(alpha, beta) pairs", "(α, β) pairs"),
    ("epsilon-approximate", "ε-approximate"),
    ("a sigma-algebra", "a σ-algebra"),
    ("mu^star", "μ*"),
    ("h(alpha) and rho(x)", "h(α) and ρ(x)"),
    ("muP works", "μP works"),
    ("Omega(n) and Theta(n^2)", "Ω(n) and Θ(n²)"),
    ("O(|Gamma|^2)", "O(|Γ|²)"),
    ("with probability 1-delta", "with probability 1-δ"),
    ("a 3sigma event", "a 3σ event"),
    ("alpha_0 is small, so alpha decides", "α₀ is small, so α decides"),
    ("f_theta and x^alpha", "f_θ and x^α"),
    # accents over symbols
    ("tilde O(n)", "Õ(n)"),
    ("widetilde{O}(n)", "Õ(n)"),
    ("widetilde Theta(d)", "Θ̃(d)"),
    ("hat rho_h", "ρ̂ₕ"),
    # LaTeX that kept its backslashes
    (r"5\% of A \& B, x\_y", "5% of A & B, x_y"),
    (r"i.\,i.\,d.", "i.i.d."),
    (r"Schr\"odinger, Poincar\'e, Fr\'echet", "Schrödinger, Poincaré, Fréchet"),
    (r"H\"{a}gg, Ga\'{n}ko, Milenkovi\'c, \L ukasz", "Hägg, Gańko, Milenković, Łukasz"),
    (r"\lambda and {\lambda}opt", "λ and λopt"),
    (r"20 {\deg}C", "20 °C"),
    (r"A \(\times\) B", "A × B"),
    (r"as shown~\cite{x} and \citep{key}.", "as shown and."),
    (r"the size\break of it", "the size of it"),
    ("a ``typical'' case", "a “typical” case"),
    ("a ''typical'' case", "a “typical” case"),
    (r"\textbf{x} and \emph{y}", "x and y"),
    (r"O\left(\frac{1}{n}\right)", "O(1/n)"),
    (r"\{x_t\}_{t=1}^T", "{xₜ}ₜ₌₁ᵀ"),
    # addresses lose nothing but what \href left behind them
    (r"\href{https://a.org/b_c}{label}", "label (https://a.org/b_c)"),
    ("see https://a.org/x_y{here}.", "see https://a.org/x_y."),
    ("see https://a.org/x/{URL}.", "see https://a.org/x/."),
    ("see https://a.org/x{https://a.org/x}.", "see https://a.org/x."),
    # half a formula between dollars
    ("$P(the answer is wrong) le (1 - p_{gen})^N$", "P(the answer is wrong) ≤ (1 - p_gen)ᴺ"),
]

UNTOUCHED = [
    # words that hold the name of a macro
    "similar wells multiply the inequality in an elliptic quadrangle",
    "anecdotal evidence of proptosis in harlequin dogs of wartimes",
    "they strangle and wrangle; a triangle and a harlequin with underfloor heating",
    "the catalog of a blog, a dialog and a backlog",
    "within the margin, the main bin and the pin",
    "a timestep that sometimes takes bedtimes and mealtimes",
    "infinity, subsets, circles and approximations",
    "the fraction of fractal infractions",
    # Greek names in prose
    "an alpha version for beta testers",
    "gamma rays and a gamma-ray burst",
    "Delta Air Lines flew during the Delta variant wave",
    "a pressure of 30 psi in the tyre, or 30 psi(g)",
    "tau protein and amyloid beta in the brain",
    "the alpha-helix and the beta-sheet",
    "a beta-blocker against TNF-alpha and interferon-gamma",
    "beta-carotene, alpha-synuclein and alpha1-antitrypsin",
    "17beta-estradiol and PGF2alpha under HIF1alpha",
    "a 5-alpha reductase inhibitor and IL-1-beta",
    "alpha/beta T cells and gamma/delta T cells",
    "the kappa/lambda light chain ratio",
    "epsilon toxin, PKC epsilon and Epsilonproteobacteria",
    "omega-3 fatty acids and Omega-6 intake",
    "Cronbach's alpha was high and Fleiss' kappa was low",
    "alpha, beta, and gamma diversity",
    "interferon alpha plus ribavirin",
    "theta waves and delta sleep in the alpha band",
    "pi day, a chi-square test, and the mu opioid receptor",
    "Sigma-Aldrich and Six Sigma",
    "the river delta and the alpha male",
    "the lambda calculus and AWS Lambda functions",
    "alpha-beta pruning",
    "a kappa statistic, iota subunits and Phi models",
    # sizes, sides and hats
    "left or right, (left, right) and left-corner parsing",
    "the left(L) and right(R) hand, left(L) versus (right)",
    "big data (big) and Big(ger) models",
    "the left ventricle (left) and the right atrium [right]",
    "a Red Hat server, a tilde (~) and a bar chart",
    "that is all text, mathematics and methods",
    # times, in, to, at
    "three times faster, 10 times a day and 2 times a week",
    "3 times larger, measured 5 times 20 minutes apart",
    "the n times a user clicked",
    "in R and Python, and in C or in Q",
    "a sin (0, 1) term and the bin [0, 1]",
    "at 1 pm 20 patients arrived, at 3 pm the rest",
    "up to infinity and down to zero",
    "le chat (le noir) est ici",
    "sim2real transfer and sim1 mutants play The Sims",
    "they approximate approx. half of it",
    "dots, lines and quantum dots",
    "the bullet hit its star",
    # code, names and addresses
    "snake_case, imo_1960_p2 and x_train",
    "__init__ and _private in max_len of log_file.txt",
    "the key model_{size} of {name}_{id}",
    "https://github.com/a/b_c^2 and www.a.org/x_1",
    "a_b@example.org, github.com/a_b/c_d",
    "doi 10.1000/x_y^2 and C:\\alpha\\beta",
    "a regex such as \\d+ or \\w*",
    "a range(10) of {DNA} and 3{D} prints, Mc{C}artney",
    "de {N}ovo {B}ayesian design",
    "a {key: value} map, a set {1, 2} and f{a, b}",
    "an open { brace and a close } brace",
    "reductionsmith_general2019 leaked",
    # money, quotes, primes, faces
    "it costs $5 and $10",
    "between $3-$4 and US$20 million",
    "the 5'-UTR, a 3''-phosphate and 12'' disks",
    "it's the authors' own `code`",
    "a smile ^_^ and a^ b",
    # formulas that are whole
    "a $\\nabla^2$ term",
    "each $x_i$ of LoRA$^2$",
    "$$\\sum_i x_i$$",
    "$f:\\mathbb{R} a@b.org$",
    # medicine, law, history
    "p < 0.05, 95% CI 1.2-3.4, n = 20",
    "a Ca^2+ channel",
    "Article 5(1)(a) of the Act & its annex",
    "The Pi-hole, Xi Jinping, Mu Cang and Nu metal",
]


@pytest.mark.parametrize(("lost", "repaired"), REPAIRED)
def test_repairs_what_is_certain(lost: str, repaired: str) -> None:
    assert repair_lost_latex(lost) == repaired


@pytest.mark.parametrize("prose", UNTOUCHED)
def test_leaves_prose(prose: str) -> None:
    assert repair_lost_latex(prose) == prose


@pytest.mark.parametrize("text", [lost for lost, _ in REPAIRED])
def test_second_repair_changes_nothing(text: str) -> None:
    once = repair_lost_latex(text)
    assert repair_lost_latex(once) == once


def test_prose_around_a_formula_stays() -> None:
    before, after = "In alpha-helix studies, ", " as beta testers say of TNF-alpha."
    assert repair_lost_latex(f"{before}mathcal{{O}}(d^k){after}") == f"{before}O(dᵏ){after}"


PATHOLOGICAL = (
    "( { [ left( {{x ^{ x_{ $ \\ `` '' mathcal{ alpha a, (alpha, langle http://a{ a@ 10.1234/ ~ \\cite[ "
    "sqrt{ 1{ _ a. tilde \\( \\ref{ x^ |alpha big( {bf"
)


@pytest.mark.parametrize("unit", [*PATHOLOGICAL.split(), " ", "alpha ", "n times ", "left( ", "log m"])
@pytest.mark.parametrize("size", [10_000, 100_000])
def test_pathological_text_ends_and_hardly_grows(unit: str, size: int) -> None:
    text = (unit * size)[:size]
    once = repair_lost_latex(text)
    assert len(once) <= 1.2 * len(text)  # `mlog m` gets a space


def test_nested_braces_end() -> None:
    text = "x" + "^{x" * 2_000 + "}" * 2_000
    assert len(repair_lost_latex(text)) <= len(text)


OTHER_MACROS = (
    "leq neq propto cdot rfloor times sqrt tilde widetilde hat bullet langle dots left right frac mathfrak "
    "subset circ star approx"
)


def _abstracts() -> list[str]:
    texts = (path.read_text(encoding="utf-8") for path in sorted(LISTINGS.glob("*.txt")))
    return sorted({line.strip() for text in texts for line in text.splitlines() if line.strip()})


@pytest.mark.skipif(not LISTINGS.is_dir(), reason="the listings of ../shared/corpus are not here")
class TestListings:
    def test_no_plain_word_is_altered(self) -> None:
        macros = {*GREEK, *CERTAIN, *OPERATORS, *OTHER_MACROS.split()}
        abstracts = _abstracts()
        words = [set(re.findall(r"(?<![^\s(])[a-z]{4,}(?=[\s.,;:)]|$)", abstract)) for abstract in abstracts]
        common = {word for word, count in Counter(w for found in words for w in found).items() if count >= 3}
        for abstract, found in zip(abstracts, words, strict=True):
            after = set(re.findall(r"[a-z]{4,}", repair_lost_latex(abstract)))
            assert not (found & common) - macros - after, abstract[:80]

    def test_nothing_certain_is_left(self) -> None:
        left = re.compile(r"varepsilon|rightarrow|mathcal|mathbb|infty|\bleq\b|widetilde")
        assert not [found for text in _abstracts() for found in left.findall(repair_lost_latex(text))]

    def test_second_repair_changes_nothing(self) -> None:
        for abstract in _abstracts():
            once = repair_lost_latex(abstract)
            assert repair_lost_latex(once) == once
