local function counter(start)
  local n = start or 0
  return {
    up = function(by) n = n + (by or 1) return n end,
    down = function(by) n = n - (by or 1) return n end,
    get = function() return n end,
  }
end
local a, b = counter(), counter(10)
a.up() a.up(5) b.down(3)
print(a.get(), b.get())
print(a.up == b.up, a.get == a.get)
----
-- each turn of a loop has a name of its own
local fs = {}
for i = 1, 5 do
  fs[i] = function(d) i = i + (d or 0) return i end
end
fs[2](10)
for i = 1, 5 do io = fs[i]() print(i, io) end
----
local fs = {}
local i = 1
while i <= 3 do
  local j = i * i
  fs[#fs + 1] = function() j = j + i return j end
  i = i + 1
end
print(fs[1](), fs[2](), fs[3](), fs[1]())
----
local fs = {}
local n = 0
repeat
  n = n + 1
  local held = n
  fs[n] = function() held = held * 2 return held end
until held >= 4
for k = 1, #fs do print(fs[k](), fs[k]()) end
----
for k, v in pairs({10, 20, 30}) do
  local f = function() k = k .. "!" v = v + 1 return k, v end
  print(f()) print(f())
end
----
-- two functions share one name
local get, set
do
  local hidden = "first"
  get = function() return hidden end
  set = function(v) hidden = v end
end
print(get()) set("second") print(get()) set(nil) print(get())
----
local function compose(...)
  local fs = {...}
  return function(...)
    local r = {...}
    for i = #fs, 1, -1 do r = {fs[i](unpack(r))} end
    return unpack(r)
  end
end
local add = function(a, b) return a + b, a end
local twice = function(a, b) return a * 2, b * 2 end
print(compose(add, twice)(3, 4))
print(compose(twice, add)(3, 4))
print(compose()(1, 2, 3))
----
local function curry(f, n)
  n = n or 2
  if n <= 1 then return f end
  return function(a)
    return curry(function(...) return f(a, ...) end, n - 1)
  end
end
print(curry(function(a, b, c) return a .. b .. c end, 3)(1)(2)(3))
print(curry(math.max, 2)(4)(9))
----
-- names of three functions around
local function one()
  local a = 1
  return function()
    local b = 10
    return function()
      a = a + 1
      b = b + a
      return function() return a, b, a + b end
    end
  end
end
local two = one()
local three = two()
print(three()()) print(three()()) print(two()()()) print(three()())
----
local memo = setmetatable({}, {__mode = "k"})
local calls = 0
local function memoize(f)
  local known = {}
  return function(n)
    local v = known[n]
    if v == nil then v = f(n) known[n] = v end
    return v
  end
end
local fib
fib = memoize(function(n) calls = calls + 1 if n < 2 then return n end return fib(n - 1) + fib(n - 2) end)
print(fib(80), calls)
print(fib(30), calls)
----
local x = "outer"
local function f() return x end
local x = "inner"
print(f(), x)
do local x = "innermost" print(f(), x) end
print(f(), x)
----
local function f(a) local a = a + 1 do local a = a * 2 print(a) end return a end
print(f(5))
local f = function(n) if n > 0 then return f(n - 1) end return "seen the outer" end
print(pcall(f, 3))
----
local recursive
local function even(n) if n == 0 then return true end return recursive(n - 1) end
recursive = function(n) if n == 0 then return false end return even(n - 1) end
print(even(10), even(7), even(10001))
----
local t = {}
for i = 1, 3 do
  for j = 1, 3 do
    t[#t + 1] = function() i, j = j, i return i * 10 + j end
  end
end
local s = {}
for k = 1, #t do s[k] = t[k]() .. "/" .. t[k]() end
print(table.concat(s, " "))
----
-- parameters are names like others
local function make(a, b)
  return function() a, b = b, a return a, b end, function() return a, b end
end
local swap, get = make("left", "right")
print(swap()) print(get()) print(swap()) print(get())
----
local function outer(...)
  local n = select("#", ...)
  local all = {...}
  return function() return n, unpack(all, 1, n) end
end
print(outer()()) print(outer(nil)()) print(outer(nil, nil, 3)()) print(outer(1, nil)())
