using FsCheck.Xunit;
using SciLlm.Proofs.Direct;

namespace SciLlm.Tests.Proofs.Direct;

public sealed class LeanSourceTests
{
    [Theory]
    [InlineData("theorem t : 1 = 1 := by sorry", "sorry")]
    [InlineData("theorem t : 1 = 1 := by admit", "admit")]
    [InlineData("axiom cheat : False", "axiom")]
    [InlineData("private axiom cheat : False", "axiom")]
    [InlineData("theorem t : 1 = 1 := by native_decide", "native_decide")]
    [InlineData("theorem t : 1 = 1 := by decide +native", "native")]
    [InlineData("theorem t : 1 = 1 := sorryAx _", "sorryAx")]
    [InlineData("theorem t : 1 = 1 := Lean.ofReduceBool _ _ rfl", "Lean.ofReduceBool")]
    [InlineData("theorem t : 1 = 1 := (sorry)", "sorry")]
    [InlineData("theorem t : 1 = 1 := «sorry»", "sorry")]
    [InlineData("def a := s!\"{(sorry : Nat)}\"", "sorry")]
    [InlineData("#eval IO.println 1", "#eval")]
    [InlineData("theorem t : 1 = 1 := rfl\n#exit", "#exit")]
    [InlineData("macro \"x\" : term => `(1)", "macro")]
    [InlineData("set_option debug.skipKernelTC true", "debug.skipKernelTC")]
    [InlineData("/- a -/ sorry /- b -/", "sorry")]
    [InlineData("/- a /- nested -/ sorry -/ axiom", "axiom")]
    [InlineData("-- a comment\nsorry", "sorry")]
    [InlineData("def q := '\"' sorry", "sorry")]
    [InlineData("def q := \"a \\\" b\" sorry", "sorry")]
    public void FindsWhatMakesNoProof(string code, string word) => Assert.Equal(word, LeanSource.Of(code).ForbiddenWord);

    [Theory]
    [InlineData("theorem t : 1 = 1 := rfl -- no sorry here")]
    [InlineData("/- sorry, axiom /- admit -/ native_decide -/ theorem t : 1 = 1 := rfl")]
    [InlineData("/-- Proved without sorry. -/ theorem t : 1 = 1 := rfl")]
    [InlineData("def s := \"sorry\" theorem t : 1 = 1 := rfl")]
    [InlineData("def s := \"-- \" theorem t : 1 = 1 := rfl")]
    [InlineData("theorem not_sorry_at_all (h' : 1 = 1) : 1 = 1 := h'")]
    [InlineData("theorem axiomatic : 1 = 1 := rfl")]
    public void LeavesProofsAlone(string code) => Assert.Null(LeanSource.Of(code).ForbiddenWord);

    [Theory]
    [InlineData("theorem t (n : Nat) : n + 0 = n", "import Mathlib\n\ntheorem t (n : Nat) :\n    n + 0 = n := by simp", true)]
    [InlineData("theorem t (n : Nat) : n + 0 = n", "theorem t (n : Nat) : n + 0 = n -- so\n  := rfl", true)]
    [InlineData("theorem t (n : Nat) : n + 0 = n", "theorem t (n : Nat) : n + 0 = n + 0 := rfl", false)]
    [InlineData("theorem t (n : Nat) : n + 0 = n", "theorem t (n : Nat) (h : False) : n + 0 = n := h.elim", false)]
    [InlineData("theorem t (n : Nat) : n + 0 = n", "-- theorem t (n : Nat) : n + 0 = n :=\ntheorem t : True := trivial", false)]
    [InlineData("theorem t (n : Nat) : n + 0 = n", "def s := \"theorem t (n : Nat) : n + 0 = n := \"", false)]
    [InlineData("theorem t (n : Nat) : n + 0 = n", "theorem t (n : Nat) : n + 0 = n", false)]
    public void KnowsWhetherItStatesATheorem(string theorem, string code, bool states) => Assert.Equal(states, LeanSource.Of(code).States(theorem));

    [Property]
    public void NeverFails_WhateverTheCode(string? code)
    {
        var source = LeanSource.Of(code ?? "");

        Assert.Equal(source.ForbiddenWord, LeanSource.Of(LeanSource.Strip(code ?? "")).ForbiddenWord);
    }

    [Property]
    public void FindsAWord_WhereverItStandsAmongOthers(byte before, byte after)
    {
        string[] words = ["theorem", "t", ":=", "by", "/- sorry -/", "\"admit\"", "-- axiom\n", "simp"];
        string Some(byte count) => string.Join(' ', Enumerable.Range(0, count % 16).Select(n => words[(n * 7 + count) % words.Length]));

        Assert.Null(LeanSource.Of(Some(before) + " " + Some(after)).ForbiddenWord);
        Assert.Equal("sorry", LeanSource.Of(Some(before) + " sorry " + Some(after)).ForbiddenWord);
    }
}
