import sys

print("a", "b", sep="-", end="!\n")
print("no newline", end="")
print()
sys.stdout.write("written\n")
print("to stderr", file=sys.stderr)
sys.stdout.buffer.write(b"bytes\n")
sys.stdout.flush()
print("ünïcödé ✓ 🐍", flush=True)
print(f"{'x':>5}|{3.14159:.2f}|{1_000_000:,}|{255:#x}")
print("no newline at the end", end="")
