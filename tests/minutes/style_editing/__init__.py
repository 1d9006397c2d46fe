"""Tests of a house style changed choice by choice."""
