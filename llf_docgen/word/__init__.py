"""Word: the office's templates filled, looked over and shipped; edited documents read and merged.

xml has Word's names and the one way into a part; everything else stands on it.
"""
