"""A house style changed choice by choice: what can be chosen, how it reads in print, how its file is written."""
